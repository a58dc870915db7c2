/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

/**
 * Reads the tasks that wait for an executor. Implementations are thread-safe.
 */
interface Waiting {

	/** Capacity of a queue without a limit. */
	int UNBOUNDED = Integer.MAX_VALUE;

	/** For an executor that rejects tasks instead of letting them wait. */
	Waiting NOTHING = new Waiting() {

		@Override
		public int depth() {
			return 0;
		}

		@Override
		public int capacity() {
			return UNBOUNDED;
		}

		@Override
		public long oldestNanos(long now) {
			return 0;
		}

	};

	/** Returns the number of waiting tasks. */
	int depth();

	/** Returns the maximum number of waiting tasks. */
	int capacity();

	/** Returns how long the oldest task has been waiting, in nanoseconds. */
	long oldestNanos(long now);

}
