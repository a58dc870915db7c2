/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Settings of the metrics.
 *
 * @param enabled whether Spyglass adds to Boot's metrics
 * @param commonTags parts of the service's identity that every meter carries as tags
 * @param histograms upper bounds of the histograms' buckets
 */
@ConfigurationProperties(MetricsProperties.PREFIX)
record MetricsProperties(@DefaultValue("true") boolean enabled, @DefaultValue Set<CommonTag> commonTags,
		@DefaultValue Histograms histograms) {

	static final String PREFIX = "spyglass.metrics";

	/**
	 * Part of the service's identity.
	 */
	enum CommonTag {

		/** Name of the service. */
		SERVICE,

		/** Version of the service. */
		VERSION,

		/** Environment that the service runs in. */
		ENVIRONMENT

	}

	/**
	 * Upper bounds of the buckets, in ascending order. An empty list switches a histogram
	 * off.
	 *
	 * @param httpServer bounds for the duration of server requests
	 * @param httpClient bounds for the duration of client requests
	 * @param scheduledTasks bounds for the duration of scheduled tasks
	 * @param queueWait bounds for the time that an item waits in a queue
	 * @param queueDepth bounds for the number of items in a queue at each enqueue
	 */
	record Histograms(@DefaultValue( {
			"5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms", "1s", "2500ms", "5s",
			"10s" }) List<Duration> httpServer,
			@DefaultValue({ "5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms", "1s", "2500ms", "5s",
					"10s" }) List<Duration> httpClient,
			@DefaultValue({ "10ms", "50ms", "100ms", "500ms", "1s", "5s", "10s", "30s", "60s", "300s",
					"900s" }) List<Duration> scheduledTasks,
			@DefaultValue({ "1ms", "5ms", "10ms", "50ms", "100ms", "500ms", "1s", "5s", "10s", "30s", "60s",
					"300s" }) List<Duration> queueWait,
			@DefaultValue({ "1", "2", "5", "10", "20", "50", "100", "200", "500", "1000",
					"5000" }) List<Integer> queueDepth){

		Histograms {
			requireAscending("http-server", httpServer, Duration.ZERO);
			requireAscending("http-client", httpClient, Duration.ZERO);
			requireAscending("scheduled-tasks", scheduledTasks, Duration.ZERO);
			requireAscending("queue-wait", queueWait, Duration.ZERO);
			requireAscending("queue-depth", queueDepth, 0);
		}

		private static <T extends Comparable<T>> void requireAscending(String name, List<T> bounds, T below) {
			T last = below;
			for (T bound : bounds) {
				if (bound.compareTo(last) <= 0) {
					throw new InvalidConfigurationPropertyValueException(PREFIX + ".histograms." + name, bounds,
							"Each bound must be greater than the one before it, and the first one greater than " + below
									+ "; '" + bound + "' is not. Sort the list, and write fractions in the smaller unit"
									+ " ('2500ms' for two and a half seconds).");
				}
				last = bound;
			}
		}

	}

}
