/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.spyglass.metrics.internal.HistogramFilter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HistogramAutoConfiguration}.
 */
class HistogramAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HistogramAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class));

	@Test
	void givesServerRequestsAtMostFourteenBucketsFrom5MillisecondsTo10Seconds() {
		this.runner.run((context) -> {
			List<Double> bounds = boundsInSeconds(context.getBean(MeterRegistry.class), "http.server.requests");
			assertThat(bounds).hasSizeLessThanOrEqualTo(14).startsWith(0.005).contains(2.5).endsWith(10.0);
		});
	}

	@ParameterizedTest
	@CsvSource({ "http.client.requests, 0.005, 10", "task.duration, 0.1, 3600", "queue.wait, 0.001, 60",
			"executor, 0.001, 60", "tasks.scheduled.execution, 0.01, 900", "spring.kafka.listener, 0.005, 60",
			"spring.rabbit.listener, 0.005, 60", "jms.message.process, 0.005, 60",
			"spring.data.repository.invocations, 0.001, 5", "jdbc.query, 0.001, 5", "jdbc.connection, 0.001, 5",
			"hikaricp.connections.acquire, 0.001, 5", "hikaricp.connections.usage, 0.001, 5",
			"gen_ai.client.operation, 0.1, 120" })
	void givesEachFamilyAHistogramOfAtMostFourteenBuckets(String meter, double first, double last) {
		this.runner.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), meter))
			.hasSizeBetween(10, 14)
			.startsWith(first)
			.endsWith(last));
	}

	@Test
	void putsTheBucketsOnThePrometheusPage() {
		this.runner.run((context) -> {
			context.getBean(MeterRegistry.class).timer("http.server.requests").record(Duration.ofMillis(7));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("http_server_requests_seconds_bucket{le=\"0.005\"} 0")
				.contains("http_server_requests_seconds_bucket{le=\"0.01\"} 1")
				.contains("http_server_requests_seconds_bucket{le=\"+Inf\"} 1");
		});
	}

	@Test
	void leavesOtherMetersAlone() {
		this.runner.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), "orders.placed"))
			.isEmpty());
	}

	@Test
	void takesOtherBoundsFromProperties() {
		this.runner.withPropertyValues("spyglass.metrics.histograms.http-server=100ms,2500ms")
			.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), "http.server.requests"))
				.containsExactly(0.1, 2.5));
	}

	@Test
	void hasNoHistogramForAnEmptyList() {
		this.runner.withPropertyValues("spyglass.metrics.histograms.http-client=")
			.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), "http.client.requests"))
				.isEmpty());
	}

	@Test
	void leavesTheLastWordToBootsOwnProperty() {
		this.runner.withPropertyValues("management.metrics.distribution.slo.http.server.requests=42ms")
			.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), "http.server.requests"))
				.containsExactly(0.042));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HistogramFilter.class));
	}

	@Test
	void backsOffForTheUsersOwn() {
		HistogramFilter own = new HistogramFilter(Map.of());
		this.runner.withBean(HistogramFilter.class, () -> own)
			.run((context) -> assertThat(context).getBean(HistogramFilter.class).isSameAs(own));
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(HistogramAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassHistogramFilter"));
	}

	@Test
	void refusesBoundsThatDoNotAscend() {
		this.runner.withPropertyValues("spyglass.metrics.histograms.queue-wait=1s,500ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.metrics.histograms.queue-wait")
				.hasMessageContaining("PT0.5S")
				.hasMessageContaining("greater than the one before"));
	}

	@Test
	void refusesABoundOfZero() {
		this.runner.withPropertyValues("spyglass.metrics.histograms.queue-depth=0,10")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.metrics.histograms.queue-depth")
				.hasMessageContaining("first one greater than 0"));
	}

	private static List<Double> boundsInSeconds(MeterRegistry registry, String name) {
		CountAtBucket[] counts = registry.timer(name).takeSnapshot().histogramCounts();
		return Arrays.stream(counts).map((count) -> count.bucket(TimeUnit.SECONDS)).filter(Double::isFinite).toList();
	}

}
