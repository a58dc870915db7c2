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
 * Tests for {@link ServletProbesAutoConfiguration} and
 * {@link ReactiveProbesAutoConfiguration}, which look for mappings of the user's that a
 * probe would hide.
 */
class ProbePathCheckAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(HealthProbesAutoConfiguration.class,
			ServletProbesAutoConfiguration.class, ReactiveProbesAutoConfiguration.class);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void looksAtTheMappingsOfTheStackThatIsThere() {
		this.servlet.run((context) -> assertThat(context).hasBean("servletProbePathCheck")
			.doesNotHaveBean("reactiveProbePathCheck"));
		this.reactive.run((context) -> assertThat(context).hasBean("reactiveProbePathCheck")
			.doesNotHaveBean("servletProbePathCheck"));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.servlet.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("servletProbePathCheck"));
		this.reactive.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("reactiveProbePathCheck"));
	}

	@Test
	void doesWithoutHealth() {
		FilteredClassLoader without = new FilteredClassLoader("org.springframework.boot.health");
		this.servlet.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("servletProbePathCheck"));
		this.reactive.withClassLoader(without)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("reactiveProbePathCheck"));
	}

	@Test
	void doesWithoutAWebFramework() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("servletProbePathCheck")
				.doesNotHaveBean("reactiveProbePathCheck"));
	}

}
