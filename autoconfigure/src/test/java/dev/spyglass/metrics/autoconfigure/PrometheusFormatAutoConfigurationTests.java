/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.Properties;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrometheusFormatAutoConfiguration} beside Boot's.
 */
class PrometheusFormatAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				PrometheusMetricsExportAutoConfiguration.class, PrometheusFormatAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=prometheus");

	@Test
	void extendsBootsEndpoint() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(PrometheusTextExtension.class)
			.getBean(PrometheusScrapeEndpoint.class)
			.isExactlyInstanceOf(PrometheusScrapeEndpoint.class));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(PrometheusTextExtension.class)
				.hasSingleBean(PrometheusScrapeEndpoint.class));
	}

	@Test
	void isOffIfTheEndpointIsNotExposed() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(PrometheusScrapeEndpoint.class));
	}

	@Test
	void leavesTheUsersEndpoint() {
		PrometheusScrapeEndpoint users = new PrometheusScrapeEndpoint(new PrometheusRegistry(), new Properties());
		this.runner.withBean(PrometheusScrapeEndpoint.class, () -> users)
			.run((context) -> assertThat(context.getBean(PrometheusScrapeEndpoint.class)).isSameAs(users));
	}

	@Test
	void isOffWithoutPrometheus() {
		this.runner.withClassLoader(new FilteredClassLoader(PrometheusMeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PrometheusScrapeEndpoint.class));
	}

}
