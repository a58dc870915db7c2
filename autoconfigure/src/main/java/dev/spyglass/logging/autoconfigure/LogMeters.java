/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.logging.internal.sink.LineCounters;
import dev.spyglass.logging.internal.sink.LineOutcome;
import dev.spyglass.logging.internal.sink.SinkAppender;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Registers meters of the log itself: the number of lines by outcome over all sinks, and
 * the occupancy of each ring buffer. It reads counts that the sinks keep anyway.
 */
final class LogMeters implements MeterBinder {

	private final LoggerContext context;

	LogMeters(LoggerContext context) {
		this.context = context;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		List<SinkAppender> sinks = InstalledSinks.of(this.context);
		if (sinks.isEmpty()) {
			// The user's own appenders have no such counts.
			return;
		}
		for (String level : LineCounters.LEVELS) {
			for (LineOutcome outcome : LineOutcome.values()) {
				FunctionCounter.builder(MeterNames.LOG_LINES, this, (meters) -> meters.count(outcome, level))
					.description("Log lines by level and outcome")
					.tag(TagNames.LEVEL, level)
					.tag(TagNames.OUTCOME, outcome.name().toLowerCase(Locale.ROOT))
					.register(registry);
			}
		}
		for (SinkAppender sink : sinks) {
			String name = sink.getName();
			Gauge.builder(MeterNames.LOG_RING_OCCUPANCY, this, (meters) -> meters.occupancy(name))
				.description("Share of the ring buffer between callers and output that is in use")
				.tag(TagNames.SINK, name.toLowerCase(Locale.ROOT))
				.register(registry);
		}
	}

	private double count(LineOutcome outcome, String level) {
		// The counts of a sink that is about to be replaced do not get lost.
		Set<LineCounters> counters = Collections.newSetFromMap(new IdentityHashMap<>());
		counters.addAll(LoggerContextState.of(this.context).counters());
		InstalledSinks.of(this.context).forEach((sink) -> counters.add(sink.counters()));
		return counters.stream().mapToLong((counted) -> counted.count(outcome, level)).sum();
	}

	private double occupancy(String name) {
		return InstalledSinks.of(this.context)
			.stream()
			.filter((sink) -> name.equals(sink.getName()))
			.mapToDouble(SinkAppender::occupancy)
			.max()
			.orElse(0);
	}

}
