/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestLog;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestLogAutoConfiguration}.
 */
class RequestLogAutoConfigurationTests {

	/** Listed in the wrong order, which the annotations have to mend. */
	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(RequestLogAutoConfiguration.class,
			RequestIdentityAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void logsTheRequestsOfServlets() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(RequestLog.class));
	}

	@Test
	void logsTheRequestsOfWebFlux() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(RequestLog.class));
	}

	@Test
	void logsNothingWhereThereAreNoRequests() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).doesNotHaveBean(RequestLog.class));
	}

	@Test
	void isSwitchedOffWithTheSignal() {
		this.runner.withPropertyValues("spyglass.request.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RequestLog.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		this.runner.run((first) -> {
			RequestLog own = first.getBean(RequestLog.class);
			this.runner.withBean(RequestLog.class, () -> own)
				.run((context) -> assertThat(context).getBean(RequestLog.class).isSameAs(own));
		});
	}

	@Test
	void doesWithoutSpringWeb() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RequestLog.class));
	}

}
