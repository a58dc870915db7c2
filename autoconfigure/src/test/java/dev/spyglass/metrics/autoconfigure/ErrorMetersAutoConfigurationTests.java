/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.internal.ErrorCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ErrorMetersAutoConfiguration}.
 */
class ErrorMetersAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ErrorMetersAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@Test
	void countsErrors() {
		this.runner.run((context) -> {
			context.getBean(ErrorCounter.class).logged(new IllegalStateException("no"));
			assertThat(context.getBean(MeterRegistry.class).get("application.errors").counter().count()).isEqualTo(1);
		});
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ErrorCounter.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		ErrorCounter own = new ErrorCounter(SimpleMeterRegistry::new, () -> ObservationRegistry.NOOP);
		this.runner.withBean(ErrorCounter.class, () -> own)
			.run((context) -> assertThat(context).getBean(ErrorCounter.class).isSameAs(own));
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ErrorMetersAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassErrorCounter"));
	}

	@Test
	void isOffWithoutARegistry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ErrorMetersAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(ErrorCounter.class));
	}

}
