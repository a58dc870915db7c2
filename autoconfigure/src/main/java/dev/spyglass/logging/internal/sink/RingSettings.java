/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.time.Duration;

/**
 * How callers and output are decoupled. Immutable.
 *
 * @param asynchronous whether lines are handed over to a thread; otherwise the caller
 * writes
 * @param capacity how many lines may be waiting, rounded up to a power of two; a quarter
 * of them is kept for WARN and above
 * @param enqueueTimeout maximum time that a caller waits for space in the ring
 * @param shutdownTimeout how long the rest is written, at most, when the sink is stopped
 */
public record RingSettings(boolean asynchronous, int capacity, Duration enqueueTimeout, Duration shutdownTimeout) {

	/**
	 * Checks the capacity.
	 * @throws IllegalArgumentException if the capacity is not between 64 and 1,048,576
	 */
	public RingSettings {
		if (capacity < 64 || capacity > 1 << 20) {
			throw new IllegalArgumentException("The capacity must be between 64 and 1048576, and is " + capacity);
		}
	}

	int ringSize() {
		return Integer.highestOneBit(this.capacity - 1) << 1;
	}

}
