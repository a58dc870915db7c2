/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Detects conditions that have held for a minimum duration, at every check in that time.
 * Thread-safe.
 */
final class SustainedCondition {

	private final Map<String, Long> since = new ConcurrentHashMap<>();

	private final long duration;

	private final LongSupplier nanoTime;

	SustainedCondition(Duration duration, LongSupplier nanoTime) {
		this.duration = duration.toNanos();
		this.nanoTime = nanoTime;
	}

	/**
	 * Records the current state of a condition.
	 * @param name name of the condition
	 * @param current whether the condition holds now
	 * @return whether it has held for the minimum duration
	 */
	boolean update(String name, boolean current) {
		if (!current) {
			this.since.remove(name);
			return false;
		}
		long now = this.nanoTime.getAsLong();
		return now - this.since.computeIfAbsent(name, (key) -> now) >= this.duration;
	}

	/**
	 * Removes all other conditions.
	 * @param names names of the conditions to keep
	 */
	void retain(Set<String> names) {
		this.since.keySet().retainAll(names);
	}

}
