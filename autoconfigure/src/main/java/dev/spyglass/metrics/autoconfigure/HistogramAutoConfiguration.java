/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.spyglass.metrics.HistogramFilter;
import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Histograms with chosen buckets. The filter comes before Boot's own, so that
 * {@code management.metrics.distribution.*} has the last word.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = MetricsProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(MetricsProperties.class)
public final class HistogramAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@Order(-10)
	HistogramFilter spyglassHistogramFilter(MetricsProperties properties) {
		MetricsProperties.Histograms histograms = properties.histograms();
		return new HistogramFilter(Map.of(MeterNames.HTTP_SERVER_REQUESTS, nanos(histograms.httpServer()),
				MeterNames.HTTP_CLIENT_REQUESTS, nanos(histograms.httpClient()), MeterNames.TASKS_SCHEDULED_EXECUTION,
				nanos(histograms.scheduledTasks()), MeterNames.QUEUE_WAIT, nanos(histograms.queueWait()),
				MeterNames.QUEUE_DEPTH_OBSERVED, items(histograms.queueDepth())));
	}

	private static double[] nanos(List<Duration> bounds) {
		return bounds.stream().mapToDouble(Duration::toNanos).toArray();
	}

	private static double[] items(List<Integer> bounds) {
		return bounds.stream().mapToDouble(Integer::doubleValue).toArray();
	}

}
