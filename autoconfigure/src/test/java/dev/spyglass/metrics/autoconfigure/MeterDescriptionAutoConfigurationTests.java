/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.Map;

import dev.spyglass.metrics.internal.MeterDescriptionFilter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MeterDescriptionAutoConfiguration}.
 */
class MeterDescriptionAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(MeterDescriptionAutoConfiguration.class, MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class));

	@Test
	void describesAMeterThatComesWithoutADescription() {
		this.runner.run((context) -> {
			context.getBean(MeterRegistry.class).timer("http.server.requests").record(Duration.ofMillis(1));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("# HELP http_server_requests_seconds Duration of the requests that this service answered");
		});
	}

	@Test
	void keepsADescriptionThatIsThere() {
		this.runner.run((context) -> {
			Timer.builder("http.server.requests").description("Mine").register(context.getBean(MeterRegistry.class));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("# HELP http_server_requests_seconds Mine");
		});
	}

	@Test
	void keepsTheTags() {
		this.runner.run((context) -> {
			context.getBean(MeterRegistry.class)
				.timer("http.server.requests", "uri", "/a")
				.record(Duration.ofMillis(1));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("http_server_requests_seconds_count{uri=\"/a\"} 1");
		});
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MeterDescriptionFilter.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		MeterDescriptionFilter own = new MeterDescriptionFilter(Map.of());
		this.runner.withBean(MeterDescriptionFilter.class, () -> own)
			.run((context) -> assertThat(context).getBean(MeterDescriptionFilter.class).isSameAs(own));
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MeterDescriptionAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassMeterDescriptionFilter"));
	}

}
