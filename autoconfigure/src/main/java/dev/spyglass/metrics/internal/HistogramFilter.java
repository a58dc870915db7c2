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
 * Gives chosen meters a histogram with few, chosen buckets, so that percentiles can be
 * computed by the server. Immutable and thread-safe.
 */
public final class HistogramFilter implements MeterFilter {

	private final Map<String, double[]> boundaries;

	/**
	 * Creates a filter.
	 * @param boundaries ascending upper bounds by meter name, in nanoseconds for timers;
	 * a meter without bounds is left alone
	 */
	public HistogramFilter(Map<String, double[]> boundaries) {
		this.boundaries = Map.copyOf(boundaries);
	}

	@Override
	public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		double @Nullable [] chosen = this.boundaries.get(id.getName());
		if (chosen == null || chosen.length == 0) {
			return config;
		}
		return DistributionStatisticConfig.builder().serviceLevelObjectives(chosen).build().merge(config);
	}

}
