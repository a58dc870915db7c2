/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;

import dev.spyglass.metrics.internal.limit.CardinalityGuard;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CardinalityAutoConfiguration}.
 */
class CardinalityAutoConfigurationTests {

	private static final AutoConfigurations METRICS = AutoConfigurations.of(CardinalityAutoConfiguration.class,
			MeterFilterAutoConfiguration.class, ServiceIdentityAutoConfiguration.class, MetricsAutoConfiguration.class,
			CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(METRICS);

	private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(METRICS)
		.withConfiguration(
				AutoConfigurations.of(ObservationAutoConfiguration.class, WebMvcObservationAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "100", "10", "500" })
	void losesNoRequestToBootsLimitOfUris(String maxUriTags) {
		this.web.withPropertyValues("management.metrics.web.server.max-uri-tags=" + maxUriTags).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			request(registry, 1000);
			assertThat(registry.find("http.server.requests").timers()).hasSize(Integer.parseInt(maxUriTags));
			assertThat(requests(registry)).isEqualTo(1000);
		});
	}

	@Test
	void losesNoRequestWithTwoRegistries() {
		this.web.withBean("second", SimpleMeterRegistry.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			request(registry, 300);
			assertThat(requests(registry)).isEqualTo(300);
			assertThat(requests(context.getBean("second", MeterRegistry.class))).isEqualTo(300);
		});
	}

	@Test
	void foldsPastTheLimitsOfTheProperties() {
		this.runner
			.withPropertyValues("spyglass.metrics.cardinality.max-values=3",
					"spyglass.metrics.cardinality.max-series=1000")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				for (int i = 0; i < 10; i++) {
					registry.counter("orders", "customer", Integer.toString(i)).increment();
				}
				assertThat(registry.find("orders").counters()).hasSize(4);
				assertThat(registry.find("spyglass.cardinality.folded").functionCounter()).isNotNull();
			});
	}

	@Test
	void countsTheBucketsOfHistograms() {
		this.runner.withPropertyValues("spyglass.metrics.cardinality.max-series=100").run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			request(registry, 50);
			assertThat(registry.find("http.server.requests").timers()).hasSizeBetween(2, 100 / 14 + 2);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-values", "max-series" })
	void refusesALimitOfZero(String property) {
		this.runner.withPropertyValues("spyglass.metrics.cardinality." + property + "=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.metrics.cardinality." + property)
				.hasMessageContaining("at least 1"));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CardinalityGuard.class));
		this.runner.withPropertyValues("spyglass.metrics.cardinality.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CardinalityGuard.class));
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CardinalityAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassCardinalityGuard"));
	}

	private static void request(MeterRegistry registry, int uris) {
		for (int i = 0; i < uris; i++) {
			registry.timer("http.server.requests", "uri", "/" + i).record(Duration.ofMillis(1));
		}
	}

	private static long requests(MeterRegistry registry) {
		return registry.find("http.server.requests").timers().stream().mapToLong(Timer::count).sum();
	}

}
