/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServletHealthAutoConfiguration} and
 * {@link ReactiveHealthAutoConfiguration}, which look for mappings of the user's that a
 * probe would hide.
 */
class ProbePathCheckTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(ServletHealthAutoConfiguration.class,
			ReactiveHealthAutoConfiguration.class, HealthTimeLimitAutoConfiguration.class,
			HealthProbesAutoConfiguration.class);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void looksAtTheMappingsOfTheStackThatIsThere() {
		this.servlet.run((context) -> assertThat(context).hasBean("spyglassServletProbePathCheck")
			.doesNotHaveBean("spyglassReactiveProbePathCheck"));
		this.reactive.run((context) -> assertThat(context).hasBean("spyglassReactiveProbePathCheck")
			.doesNotHaveBean("spyglassServletProbePathCheck"));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.servlet.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("spyglassServletProbePathCheck"));
		this.reactive.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("spyglassReactiveProbePathCheck"));
	}

	@Test
	void doesWithoutHealth() {
		FilteredClassLoader without = new FilteredClassLoader("org.springframework.boot.health");
		this.servlet.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassServletProbePathCheck"));
		this.reactive.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassReactiveProbePathCheck"));
	}

	@Test
	void doesWithoutAWebFramework() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("spyglassServletProbePathCheck")
				.doesNotHaveBean("spyglassReactiveProbePathCheck"));
	}

}
