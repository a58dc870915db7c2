/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the metrics.
 *
 * @param enabled whether Spyglass adds to Boot's metrics
 * @param commonTags parts of the service's identity that every meter carries as tags
 * @param histograms upper bounds of the histograms' buckets
 * @param executors the queues of Spring's executors and schedulers
 */
@ConfigurationProperties(MetricsProperties.PREFIX)
record MetricsProperties(@DefaultValue("true") boolean enabled, @DefaultValue Set<CommonTag> commonTags,
		@NestedConfigurationProperty @DefaultValue HistogramBounds histograms, @DefaultValue Executors executors) {

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
	 * The queues of Spring's executors and schedulers.
	 *
	 * @param enabled whether they are watched, which takes the place of their task
	 * decorators and calls those
	 */
	record Executors(@DefaultValue("true") boolean enabled) {

	}

}
