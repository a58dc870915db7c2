/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;

import dev.spyglass.metrics.Heartbeats;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeartbeatAutoConfiguration}.
 */
class HeartbeatAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HeartbeatAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@Test
	void showsTheAgeOfEachWorker() {
		this.runner.run((context) -> {
			context.getBean(Heartbeats.class).register("worker-1", Duration.ofSeconds(30));
			assertThat(context.getBean(MeterRegistry.class).find("worker.heartbeat.age").meter()).isNotNull();
		});
	}

	@Test
	void keepsTheApiButNoGaugesWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false").run((context) -> {
			context.getBean(Heartbeats.class).register("worker-1", Duration.ofSeconds(30));
			assertThat(context.getBean(MeterRegistry.class).find("worker.heartbeat.age").meter()).isNull();
		});
	}

	@Test
	void backsOffForTheUsersOwn() {
		Heartbeats own = new Heartbeats(null, Clock.SYSTEM);
		this.runner.withBean(Heartbeats.class, () -> own)
			.run((context) -> assertThat(context).getBean(Heartbeats.class).isSameAs(own));
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(HeartbeatAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassHeartbeats"));
	}

	@Test
	void worksWithoutARegistry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(HeartbeatAutoConfiguration.class))
			.run((context) -> assertThat(context).hasSingleBean(Heartbeats.class));
	}

}
