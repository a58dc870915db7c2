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
 * Tells what has been the case for a time, without a break between two looks.
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
	 * Takes a look.
	 * @param name what is looked at
	 * @param current whether it is the case now
	 * @return whether it has been for long enough
	 */
	boolean look(String name, boolean current) {
		if (!current) {
			this.since.remove(name);
			return false;
		}
		long now = this.nanoTime.getAsLong();
		return now - this.since.computeIfAbsent(name, (key) -> now) >= this.duration;
	}

	/**
	 * Forgets what is no more.
	 * @param names what is still there
	 */
	void retain(Set<String> names) {
		this.since.keySet().retainAll(names);
	}

}
