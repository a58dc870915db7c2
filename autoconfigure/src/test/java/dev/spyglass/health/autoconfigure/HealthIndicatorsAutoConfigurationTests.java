/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import dev.spyglass.metrics.Heartbeats;
import dev.spyglass.metrics.autoconfigure.HeartbeatAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorNameGenerator;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthIndicatorsAutoConfiguration}.
 */
class HealthIndicatorsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(HealthIndicatorsAutoConfiguration.class, HeartbeatAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new);

	@Test
	void watchesLogQueuesAndWorkers() {
		this.runner.run((context) -> assertThat(context.getBeanNamesForType(HealthIndicator.class))
			.containsExactlyInAnyOrder("spyglassLogDiskHealthIndicator", "spyglassLogPipelineHealthIndicator",
					"spyglassQueuesHealthIndicator", "spyglassHeartbeatsHealthIndicator"));
	}

	@Test
	void showsThemWithoutThePrefixOfTheirBeans() {
		HealthIndicator db = Health.up()::build;
		this.runner.withConfiguration(AutoConfigurations.of(HealthContributorRegistryAutoConfiguration.class))
			.withBean("spyglassDbHealthIndicator", HealthIndicator.class, () -> db)
			.run((context) -> assertThat(context.getBean(HealthContributorRegistry.class))
				.extracting(HealthContributors.Entry::name)
				.containsExactlyInAnyOrder("logDisk", "logPipeline", "queues", "heartbeats", "spyglassDb"));
	}

	@Test
	void leavesTheUsersNamesOfContributors() {
		HealthContributorNameGenerator own = HealthContributorNameGenerator.unchanged();
		this.runner.withBean(HealthContributorNameGenerator.class, () -> own)
			.run((context) -> assertThat(context.getBean(HealthContributorNameGenerator.class)).isSameAs(own));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.health.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
	}

	@Test
	void obeysBootsSwitchOfEach() {
		this.runner.withPropertyValues("management.health.queues.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("spyglassQueuesHealthIndicator")
				.hasBean("spyglassHeartbeatsHealthIndicator"));
	}

	@Test
	void leavesTheUsersOwn() {
		HealthIndicator own = Health.up()::build;
		this.runner.withBean("queuesHealthIndicator", HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).hasBean("queuesHealthIndicator")
				.doesNotHaveBean("spyglassQueuesHealthIndicator"));
	}

	@Test
	void isOffWithoutHealth() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassQueuesHealthIndicator"));
	}

	@Test
	void seesTheRegistryThatIsConfiguredBefore() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(HealthIndicatorsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
					MetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasBean("spyglassQueuesHealthIndicator"));
	}

	@Test
	void seesTheHeartbeatsThatAreConfiguredBefore() {
		this.runner.run((context) -> {
			context.getBean(Heartbeats.class).register("w", java.time.Duration.ofSeconds(9));
			assertThat(
					context.getBean("spyglassHeartbeatsHealthIndicator", HealthIndicator.class).health().getDetails())
				.containsKey("w");
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "queues.max-fill=1.5", "queues.max-fill=-1", "queues.grace-period=-1s", "queues.max-age=0s",
					"log-pipeline.max-occupancy=0", "log-pipeline.grace-period=0s", "log-disk.threshold=-1MB" })
	void refusesAThresholdThatMakesNoSense(String property) {
		this.runner.withPropertyValues("spyglass.health." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.health." + property.substring(0, property.indexOf('='))));
	}

}
