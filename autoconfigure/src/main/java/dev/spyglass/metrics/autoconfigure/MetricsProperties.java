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
 * Properties for metrics.
 *
 * @param enabled Whether to add Spyglass meters, histograms, common tags and cardinality
 * limits to Boot's metrics.
 * @param commonTags Comma-separated list of service attributes to add as tags to every
 * meter (defaults to none).
 * @param histograms Properties for the bucket bounds of histograms.
 * @param executors Properties for the metrics of task executors and schedulers.
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
	 * Properties for the metrics of Spring's task executors and schedulers.
	 *
	 * @param enabled Whether to record the queue length, waiting time and run time of
	 * Spring's task executors and schedulers, which wraps their task decorators.
	 */
	record Executors(@DefaultValue("true") boolean enabled) {

	}

}
