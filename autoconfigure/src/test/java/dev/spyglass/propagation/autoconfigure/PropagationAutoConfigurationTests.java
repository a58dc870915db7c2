/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.autoconfigure;

import java.util.function.Consumer;

import dev.spyglass.propagation.internal.ObservedTaskIdsHandler;
import dev.spyglass.propagation.internal.TaskIdsHandler;
import dev.spyglass.propagation.internal.client.OutgoingIds;
import dev.spyglass.propagation.internal.client.OutgoingIdsHandler;
import dev.spyglass.propagation.internal.messaging.MessageIdsHandler;
import dev.spyglass.request.autoconfigure.RequestAutoConfiguration;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PropagationAutoConfiguration} and
 * {@link ReactivePropagationAutoConfiguration}.
 */
class PropagationAutoConfigurationTests {

	private static final String TAKES_IN = "spyglassWorkIdsHandler";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RequestAutoConfiguration.class, PropagationAutoConfiguration.class,
				ReactivePropagationAutoConfiguration.class));

	@Test
	void sendsTheIdsAlongAndTakesThemIn() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(OutgoingIdsHandler.class)
			.hasSingleBean(WebClientCustomizer.class)
			.satisfies(takesIn(MessageIdsHandler.class, TaskIdsHandler.class, ObservedTaskIdsHandler.class)));
	}

	@Test
	void sendsNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("spyglass.propagation.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(OutgoingIdsHandler.class)
				.doesNotHaveBean(WebClientCustomizer.class)
				.satisfies(takesIn(MessageIdsHandler.class, TaskIdsHandler.class, ObservedTaskIdsHandler.class)));
	}

	@Test
	void takesNothingInWhenRequestsHaveNoIds() {
		this.runner.withPropertyValues("spyglass.request.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TAKES_IN));
	}

	@Test
	void doesWithoutWebClient() {
		this.runner.withClassLoader(new FilteredClassLoader(WebClientCustomizer.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(OutgoingIdsHandler.class)
				.doesNotHaveBean("spyglassOutgoingIdsWebClientCustomizer"));
	}

	@Test
	void sendsMessagesWithoutSpringWeb() {
		this.runner.withClassLoader(new FilteredClassLoader(HttpRequest.class, WebClientCustomizer.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(OutgoingIdsHandler.class));
	}

	@Test
	void doesWithoutObservations() {
		this.runner.withClassLoader(new FilteredClassLoader(ObservationHandler.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(OutgoingIds.class)
				.doesNotHaveBean(OutgoingIdsHandler.class)
				.doesNotHaveBean(TAKES_IN));
	}

	@Test
	void refusesWhatIsNoHeader() {
		this.runner.withPropertyValues("spyglass.propagation.request-header=X Request")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("spyglass.propagation.request-header"));
	}

	private static Consumer<ApplicationContext> takesIn(Class<?>... handlers) {
		return (context) -> assertThat(
				context.getBean(TAKES_IN, FirstMatchingCompositeObservationHandler.class).getHandlers())
			.hasOnlyElementsOfTypes(handlers)
			.hasSameSizeAs(handlers);
	}

}
