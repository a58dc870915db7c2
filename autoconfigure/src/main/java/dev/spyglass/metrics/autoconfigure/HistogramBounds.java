/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.spyglass.autoconfigure.RangeCheck;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Properties for the bucket bounds of histograms.
 *
 * @param httpServer Upper bounds of the histogram buckets for the duration of HTTP server
 * requests, in ascending order, or an empty list for no histogram.
 * @param httpClient Upper bounds of the histogram buckets for the duration of HTTP client
 * requests, in ascending order, or an empty list for no histogram.
 * @param tasks Upper bounds of the histogram buckets for the duration of tasks and their
 * chunks, in ascending order, or an empty list for no histogram.
 * @param scheduledTasks Upper bounds of the histogram buckets for the duration of
 * scheduled tasks, in ascending order, or an empty list for no histogram.
 * @param queueWait Upper bounds of the histogram buckets for the time that an item waits
 * in a queue, including the queues of executors, in ascending order, or an empty list for
 * no histogram.
 * @param executor Upper bounds of the histogram buckets for the time that an executor
 * runs a task, in ascending order, or an empty list for no histogram.
 * @param messaging Upper bounds of the histogram buckets for the time that a Kafka,
 * RabbitMQ or JMS listener processes a message, in ascending order, or an empty list for
 * no histogram.
 * @param repositories Upper bounds of the histogram buckets for the duration of
 * repository method calls, in ascending order, or an empty list for no histogram.
 * @param jdbc Upper bounds of the histogram buckets for the duration of JDBC queries, of
 * connection acquisition and of connection use, in ascending order, or an empty list for
 * no histogram.
 * @param genAi Upper bounds of the histogram buckets for the duration of calls to a
 * language model, in ascending order, or an empty list for no histogram.
 * @param queueDepth Upper bounds of the histogram buckets for the number of items in a
 * queue at each enqueue, in ascending order, or an empty list for no histogram.
 */
record HistogramBounds(@DefaultValue( {
		"5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms", "1s", "2500ms", "5s",
		"10s" }) List<Duration> httpServer,
		@DefaultValue({ "5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms", "1s", "2500ms", "5s",
				"10s" }) List<Duration> httpClient,
		@DefaultValue({ "100ms", "500ms", "1s", "5s", "10s", "30s", "60s", "120s", "300s", "600s", "1800s",
				"3600s" }) List<Duration> tasks,
		@DefaultValue({ "10ms", "50ms", "100ms", "500ms", "1s", "5s", "10s", "30s", "60s", "300s",
				"900s" }) List<Duration> scheduledTasks,
		@DefaultValue({ "1ms", "5ms", "10ms", "50ms", "100ms", "500ms", "1s", "5s", "10s", "30s",
				"60s" }) List<Duration> queueWait,
		@DefaultValue({ "1ms", "5ms", "10ms", "50ms", "100ms", "500ms", "1s", "5s", "10s", "30s",
				"60s" }) List<Duration> executor,
		@DefaultValue({ "5ms", "10ms", "50ms", "100ms", "500ms", "1s", "5s", "10s", "30s",
				"60s" }) List<Duration> messaging,
		@DefaultValue({ "1ms", "5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms", "1s",
				"5s" }) List<Duration> repositories,
		@DefaultValue({ "1ms", "5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms", "1s",
				"5s" }) List<Duration> jdbc,
		@DefaultValue({ "100ms", "250ms", "500ms", "1s", "2s", "5s", "10s", "20s", "30s", "60s",
				"120s" }) List<Duration> genAi,
		@DefaultValue({ "1", "2", "5", "10", "20", "50", "100", "200", "500", "1000",
				"5000" }) List<Integer> queueDepth){

	HistogramBounds {
		requireAscending("http-server", httpServer, Duration.ZERO);
		requireAscending("http-client", httpClient, Duration.ZERO);
		requireAscending("tasks", tasks, Duration.ZERO);
		requireAscending("scheduled-tasks", scheduledTasks, Duration.ZERO);
		requireAscending("queue-wait", queueWait, Duration.ZERO);
		requireAscending("executor", executor, Duration.ZERO);
		requireAscending("messaging", messaging, Duration.ZERO);
		requireAscending("repositories", repositories, Duration.ZERO);
		requireAscending("jdbc", jdbc, Duration.ZERO);
		requireAscending("gen-ai", genAi, Duration.ZERO);
		requireAscending("queue-depth", queueDepth, 0);
	}

	private static <T extends Comparable<T>> void requireAscending(String name, List<T> bounds, T below) {
		T last = below;
		for (T bound : bounds) {
			if (bound instanceof Duration duration) {
				RangeCheck.of(MetricsProperties.PREFIX + ".histograms." + name, example(bound) + ".")
					.requirePositive(duration);
			}
			if (bound.compareTo(last) <= 0) {
				throw new InvalidConfigurationPropertyValueException(MetricsProperties.PREFIX + ".histograms." + name,
						bounds,
						"Bounds must be strictly increasing and the first one greater than 0; '"
								+ RangeCheck.text(bound) + "' is not. Sort the list, for example " + example(bound)
								+ ".");
			}
			last = bound;
		}
	}

	private static String example(Object bound) {
		return (bound instanceof Duration) ? "100ms,1s,10s" : "10,100,1000";
	}

}
