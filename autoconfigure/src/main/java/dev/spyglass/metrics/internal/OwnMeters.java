/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.noop.NoopCounter;

/**
 * Marks Spyglass' meters, since applications may have meters of the same name. These are
 * everyday names, such as {@code queue.depth}: if an application registers a meter of
 * another type under one of them, or with the same tags, its meter is kept, and Spyglass'
 * own meters of that name are left out.
 */
public final class OwnMeters {

	static final String TAG = "spyglass.own";

	/** A counter that every registry with the filter denies. */
	static final String PROBE = "spyglass.own.probe";

	private static final Tags MARK = Tags.of(TAG, "true");

	private OwnMeters() {
	}

	/**
	 * Protects the application's meters in a registry.
	 * @param registry registry without meters and filters
	 */
	public static void protect(MeterRegistry registry) {
		registry.config().meterFilter(new OwnMeterFilter(registry));
	}

	/**
	 * Returns the tags that mark a meter as Spyglass' own. The filter takes them off
	 * before the meter is created. Every meter whose name has no prefix {@code spyglass.}
	 * needs them.
	 * @param registry registry for the meter
	 * @return the tags, empty if the registry has no such filter
	 */
	public static Tags mark(MeterRegistry registry) {
		Counter probe = registry.counter(PROBE);
		if (probe instanceof NoopCounter) {
			return MARK;
		}
		registry.remove(probe);
		return Tags.empty();
	}

}
