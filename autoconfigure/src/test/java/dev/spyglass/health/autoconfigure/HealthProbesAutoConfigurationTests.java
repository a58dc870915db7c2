/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthProbesAutoConfiguration}.
 */
class HealthProbesAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HealthProbesAutoConfiguration.class));

	@Test
	void hasTheCustomaryPaths() {
		this.runner.run((context) -> assertThat(context.getBean(HealthProperties.class))
			.extracting(HealthProperties::livenessPath, HealthProperties::readinessPath)
			.containsExactly("/healthz", "/readyz"));
	}

	@Test
	void takesTheDefaultGroupsBackWithoutTheirIndicators() {
		ApplicationContextRunner withDefaults = this.runner.withInitializer((context) -> {
			new ProbePathsEnvironmentPostProcessor().postProcessEnvironment(context.getEnvironment(),
					new SpringApplication());
		}).withConfiguration(AutoConfigurations.of(ApplicationAvailabilityAutoConfiguration.class));
		String group = "management.endpoint.health.group.liveness.include";
		withDefaults.run((context) -> assertThat(context.getEnvironment().getProperty(group)).isNull());
		withDefaults.withConfiguration(AutoConfigurations.of(AvailabilityProbesAutoConfiguration.class))
			.run((context) -> assertThat(context.getEnvironment().getProperty(group)).isEqualTo("livenessState"));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthProperties.class));
	}

	@Test
	void isOffWithoutHealth() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthProperties.class));
	}

	@Test
	void refusesAPathWithoutSlash() {
		this.runner.withPropertyValues("spyglass.health.liveness-path=healthz")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.health.liveness-path")
				.hasMessageContaining("The path must be a slash"));
	}

}
