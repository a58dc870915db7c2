/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.TreeSet;
import java.util.function.LongSupplier;

import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Reports DOWN while the ring buffer of a log output stays too full, because the output
 * is blocked or slower than the application logs. The details include the output to a
 * collector, which does not affect the status. Reads the meters of the log pipeline.
 * Thread-safe.
 */
public final class LogPipelineHealthIndicator extends AbstractHealthIndicator {

	/** Output to a collector, whose failure does not make the application unhealthy. */
	private static final String REMOTE = "otlp";

	private final MeterRegistry registry;

	private final double maxOccupancy;

	private final SustainedCondition saturated;

	/**
	 * Creates an indicator.
	 * @param registry registry with the meters of the log pipeline
	 * @param maxOccupancy maximum fill level of a ring buffer, from 0 to 1
	 * @param gracePeriod time for which the maximum may be exceeded
	 * @param nanoTime returns the monotonic time in nanoseconds
	 */
	public LogPipelineHealthIndicator(MeterRegistry registry, double maxOccupancy, Duration gracePeriod,
			LongSupplier nanoTime) {
		super("The log's meters can't be read");
		this.registry = registry;
		this.maxOccupancy = maxOccupancy;
		this.saturated = new SustainedCondition(gracePeriod, nanoTime);
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		TreeSet<String> stuck = new TreeSet<>();
		for (Gauge gauge : this.registry.find(MeterNames.LOG_RING_OCCUPANCY).gauges()) {
			String sink = String.valueOf(gauge.getId().getTag(TagNames.SINK));
			double occupancy = gauge.value();
			builder.withDetail(sink, Math.round(occupancy * 1000) / 1000.0);
			boolean local = !REMOTE.equals(sink);
			if (this.saturated.update(sink, local && occupancy > this.maxOccupancy)) {
				stuck.add(sink);
			}
		}
		if (!stuck.isEmpty()) {
			builder.down().withDetail("reason", "the output does not keep up: " + String.join(", ", stuck));
		}
	}

}
