/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Upper bounds of the buckets, in ascending order. An empty list switches a histogram
 * off.
 *
 * @param httpServer bounds for the duration of server requests
 * @param httpClient bounds for the duration of client requests
 * @param tasks bounds for the duration of tasks and their chunks
 * @param scheduledTasks bounds for the duration of scheduled tasks
 * @param queueWait bounds for the time that an item waits in a queue, an executor's
 * included
 * @param executor bounds for the time that an executor runs a task
 * @param messaging bounds for the time that a listener of Kafka, RabbitMQ or JMS
 * processes a message
 * @param repositories bounds for the duration of calls of repository methods
 * @param jdbc bounds for the duration of queries, and of the wait for a connection and
 * its use
 * @param genAi bounds for the duration of calls of a language model
 * @param queueDepth bounds for the number of items in a queue at each enqueue
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
			if (bound.compareTo(last) <= 0) {
				throw new InvalidConfigurationPropertyValueException(MetricsProperties.PREFIX + ".histograms." + name,
						bounds,
						"Each bound must be greater than the one before it, and the first one greater than " + below
								+ "; '" + bound + "' is not. Sort the list, and write fractions in the smaller unit"
								+ " ('2500ms' for two and a half seconds).");
			}
			last = bound;
		}
	}

}
