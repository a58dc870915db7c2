/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Reports OUT_OF_SERVICE while a queue stays too full, or its oldest item has been
 * waiting too long. Reads the meters of the queues. Thread-safe.
 */
public final class QueueHealthIndicator extends AbstractHealthIndicator {

	private final MeterRegistry registry;

	private final double maxFill;

	private final @Nullable Duration maxAge;

	private final SustainedCondition saturated;

	/**
	 * Creates an indicator.
	 * @param registry registry with the meters of the queues
	 * @param maxFill maximum fill level of a queue, as a share of its capacity from 0 to
	 * 1
	 * @param maxAge maximum time that an item waits, or {@code null} for no limit
	 * @param gracePeriod time for which a maximum may be exceeded
	 * @param nanoTime returns the monotonic time in nanoseconds
	 */
	public QueueHealthIndicator(MeterRegistry registry, double maxFill, @Nullable Duration maxAge, Duration gracePeriod,
			LongSupplier nanoTime) {
		super("Queues can't be read");
		this.registry = registry;
		this.maxFill = maxFill;
		this.maxAge = maxAge;
		this.saturated = new SustainedCondition(gracePeriod, nanoTime);
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		TreeSet<String> names = new TreeSet<>();
		TreeSet<String> saturated = new TreeSet<>();
		this.registry.find(MeterNames.QUEUE_DEPTH)
			.gauges()
			.stream()
			.map((gauge) -> gauge.getId().getTag(TagNames.QUEUE))
			.filter(Objects::nonNull)
			.forEach(names::add);
		for (String name : names) {
			double depth = value(MeterNames.QUEUE_DEPTH, name);
			double capacity = value(MeterNames.QUEUE_CAPACITY, name);
			double age = age(name);
			boolean full = capacity > 0 && capacity < Integer.MAX_VALUE && depth >= capacity * this.maxFill;
			boolean old = this.maxAge != null && age * 1e9 > this.maxAge.toNanos();
			if (this.saturated.update(name, full || old)) {
				saturated.add(name);
			}
			builder.withDetail(name, details(depth, capacity, age));
		}
		if (!saturated.isEmpty()) {
			builder.outOfService().withDetail("reason", "saturated: " + String.join(", ", saturated));
		}
		this.saturated.retain(names);
	}

	private double value(String meter, String queue) {
		Gauge gauge = this.registry.find(meter).tag(TagNames.QUEUE, queue).gauge();
		return (gauge != null) ? gauge.value() : Double.NaN;
	}

	private double age(String queue) {
		TimeGauge gauge = this.registry.find(MeterNames.QUEUE_OLDEST_AGE).tag(TagNames.QUEUE, queue).timeGauge();
		return (gauge != null) ? gauge.value(TimeUnit.SECONDS) : Double.NaN;
	}

	private static Map<String, Object> details(double depth, double capacity, double age) {
		Map<String, Object> details = new LinkedHashMap<>();
		put(details, "depth", depth);
		put(details, "capacity", (capacity < Integer.MAX_VALUE) ? capacity : Double.NaN);
		put(details, "oldestSeconds", age);
		return details;
	}

	private static void put(Map<String, Object> details, String name, double value) {
		if (Double.isFinite(value)) {
			details.put(name, Math.round(value * 1000) / 1000.0);
		}
	}

}
