/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommonTagsAutoConfiguration}.
 */
class CommonTagsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CommonTagsAutoConfiguration.class,
				ServiceIdentityAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
		.withPropertyValues("spyglass.service.name=orders", "spyglass.service.environment=production");

	@Test
	void addsNothingUnlessAsked() {
		this.runner.run((context) -> assertThat(tags(context.getBean(MeterRegistry.class))).isEmpty());
	}

	@Test
	void addsWhatIsAskedForAndKnown() {
		this.runner.withPropertyValues("spyglass.metrics.common-tags=service,version,environment")
			.run((context) -> assertThat(tags(context.getBean(MeterRegistry.class)))
				.isEqualTo("environment=production,service=orders"));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false", "spyglass.metrics.common-tags=service")
			.run((context) -> assertThat(tags(context.getBean(MeterRegistry.class))).isEmpty());
	}

	@Test
	void backsOffForTheUsersOwn() {
		this.runner.withPropertyValues("spyglass.metrics.common-tags=service")
			.withBean("spyglassCommonTags", MeterFilter.class, () -> MeterFilter.commonTags(java.util.List.of()))
			.run((context) -> assertThat(tags(context.getBean(MeterRegistry.class))).isEmpty());
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CommonTagsAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassCommonTags"));
	}

	@Test
	void refusesATagThatIsNotPartOfTheIdentity() {
		this.runner.withPropertyValues("spyglass.metrics.common-tags=pod")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("pod"));
	}

	private static String tags(MeterRegistry registry) {
		return String.join(",",
				registry.counter("orders.placed")
					.getId()
					.getTags()
					.stream()
					.map((tag) -> tag.getKey() + "=" + tag.getValue())
					.toList());
	}

}
