/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.spyglass.metrics.internal.HistogramFilter;
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
		HistogramBounds bounds = properties.histograms();
		Map<String, double[]> byMeter = new HashMap<>();
		byMeter.put(MeterNames.QUEUE_DEPTH_OBSERVED, items(bounds.queueDepth()));
		byMeter.put(MeterNames.HTTP_SERVER_REQUESTS, nanos(bounds.httpServer()));
		byMeter.put(MeterNames.HTTP_CLIENT_REQUESTS, nanos(bounds.httpClient()));
		byMeter.put(MeterNames.TASK_DURATION, nanos(bounds.tasks()));
		byMeter.put(MeterNames.TASKS_SCHEDULED_EXECUTION, nanos(bounds.scheduledTasks()));
		byMeter.put(MeterNames.QUEUE_WAIT, nanos(bounds.queueWait()));
		byMeter.put(MeterNames.EXECUTOR, nanos(bounds.executor()));
		byMeter.put(MeterNames.KAFKA_LISTENER, nanos(bounds.messaging()));
		byMeter.put(MeterNames.RABBIT_LISTENER, nanos(bounds.messaging()));
		byMeter.put(MeterNames.JMS_PROCESS, nanos(bounds.messaging()));
		byMeter.put(MeterNames.REPOSITORY_INVOCATIONS, nanos(bounds.repositories()));
		byMeter.put(MeterNames.JDBC_QUERY, nanos(bounds.jdbc()));
		byMeter.put(MeterNames.JDBC_CONNECTION, nanos(bounds.jdbc()));
		byMeter.put(MeterNames.HIKARICP_ACQUIRE, nanos(bounds.jdbc()));
		byMeter.put(MeterNames.HIKARICP_USAGE, nanos(bounds.jdbc()));
		byMeter.put(MeterNames.GEN_AI_CLIENT_OPERATION, nanos(bounds.genAi()));
		return new HistogramFilter(byMeter);
	}

	private static double[] nanos(List<Duration> bounds) {
		return bounds.stream().mapToDouble(Duration::toNanos).toArray();
	}

	private static double[] items(List<Integer> bounds) {
		return bounds.stream().mapToDouble(Integer::doubleValue).toArray();
	}

}
