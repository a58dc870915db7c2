/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import org.jspecify.annotations.Nullable;

/**
 * Adds histogram buckets with fixed bounds to the configured meters, so that a server can
 * compute percentiles. Immutable and thread-safe.
 */
public final class HistogramFilter implements MeterFilter {

	private final Map<String, double[]> bounds;

	/**
	 * Creates a filter.
	 * @param bounds ascending upper bounds by meter name, in nanoseconds for timers; a
	 * meter without bounds is unchanged
	 */
	public HistogramFilter(Map<String, double[]> bounds) {
		this.bounds = Map.copyOf(bounds);
	}

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		double @Nullable [] configured = this.bounds.get(id.getName());
		if (configured == null || configured.length == 0) {
			return config;
		}
		return DistributionStatisticConfig.builder().serviceLevelObjectives(configured).build().merge(config);
	}

}
