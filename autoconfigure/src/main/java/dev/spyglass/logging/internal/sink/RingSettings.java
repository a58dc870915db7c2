/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.time.Duration;

/**
 * Settings of the ring buffer between callers and output. Immutable.
 *
 * @param asynchronous whether a background thread writes the lines; otherwise the caller
 * does
 * @param capacity maximum number of waiting lines, rounded up to a power of two; a
 * quarter is reserved for WARN and above
 * @param enqueueTimeout maximum time that a caller waits while the ring buffer is full
 * @param shutdownTimeout maximum time to write the remaining lines when the sink is
 * stopped
 */
public record RingSettings(boolean asynchronous, int capacity, Duration enqueueTimeout, Duration shutdownTimeout) {

	/**
	 * Validates the capacity.
	 * @throws IllegalArgumentException if the capacity is not between 64 and 1,048,576
	 */
	public RingSettings {
		if (capacity < 64 || capacity > 1 << 20) {
			throw new IllegalArgumentException("The capacity must be between 64 and 1048576 but is " + capacity);
		}
	}

	int ringSize() {
		return Integer.highestOneBit(this.capacity - 1) << 1;
	}

}
