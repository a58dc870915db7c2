/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.EnumSet;

import dev.spyglass.request.internal.servlet.ServletIdentification;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletRequestAutoConfiguration} and
 * {@link ServletManagementAutoConfiguration}.
 */
class ServletRequestAutoConfigurationTests {

	private static final String FILTER = "spyglassRequestIdFilter";

	private static final String VALVE = "spyglassTomcatRequestIdCustomizer";

	private static final String MANAGEMENT_FILTER = "spyglassManagementRequestIdFilter";

	private final WebApplicationContextRunner management = new WebApplicationContextRunner()
		.withUserConfiguration(ServletManagementAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(RequestAutoConfiguration.class, ServletRequestAutoConfiguration.class));

	@Test
	void registersTheFilterForRequestAsyncAndError() {
		this.runner.run((context) -> assertThat(registration(context))
			.satisfies((registration) -> assertThat(registration.determineDispatcherTypes())
				.isEqualTo(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR))));
	}

	@Test
	void widensTheScopeOnTomcat() {
		this.runner.run((context) -> assertThat(context).hasBean(VALVE));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.runner.withPropertyValues("spyglass.request.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(FILTER).doesNotHaveBean(VALVE));
	}

	@Test
	void doesWithoutTomcat() {
		this.runner.withClassLoader(new FilteredClassLoader(ConfigurableTomcatWebServerFactory.class))
			.run((context) -> assertThat(context).hasBean(FILTER).doesNotHaveBean(VALVE));
	}

	@Test
	void doesWithoutServlets() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(RequestAutoConfiguration.class, ServletRequestAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(Filter.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ServletIdentification.class));
	}

	@Test
	void standsOutsideOfBootsObservationFilter() {
		this.runner
			.withConfiguration(
					AutoConfigurations.of(ObservationAutoConfiguration.class, WebMvcObservationAutoConfiguration.class))
			.run((context) -> assertThat(registration(context).getOrder())
				.isLessThan(context.getBean("webMvcObservationFilter", FilterRegistrationBean.class).getOrder()));
	}

	@Test
	void reachesAManagementPortToo() {
		this.runner.run((parent) -> this.management.withParent(parent)
			.run((context) -> assertThat(context).hasBean(MANAGEMENT_FILTER)
				.satisfies((child) -> assertThat(child.containsLocalBean(VALVE)).isTrue())));
	}

	@Test
	void leavesAManagementPortAloneWhenSwitchedOff() {
		this.runner.withPropertyValues("spyglass.request.enabled=false")
			.run((parent) -> this.management.withParent(parent)
				.run((context) -> assertThat(context).hasNotFailed()
					.doesNotHaveBean(MANAGEMENT_FILTER)
					.doesNotHaveBean(VALVE)));
	}

	@Test
	void reachesAManagementPortWithoutTomcat() {
		this.runner.run((parent) -> this.management.withParent(parent)
			.withClassLoader(new FilteredClassLoader(ConfigurableTomcatWebServerFactory.class))
			.run((context) -> assertThat(context).hasBean(MANAGEMENT_FILTER)
				.satisfies((child) -> assertThat(child.containsLocalBean(VALVE)).isFalse())));
	}

	@Test
	void refusesWhatIsNoHeader() {
		this.runner.withPropertyValues("spyglass.request.headers=X Request")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("spyglass.request.headers"));
	}

	private static FilterRegistrationBean<?> registration(org.springframework.context.ApplicationContext context) {
		return context.getBean(FILTER, FilterRegistrationBean.class);
	}

}
