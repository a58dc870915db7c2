/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

/**
 * What waits in front of an executor. Thread-safe.
 */
interface Waiting {

	/** Stands for a queue without a limit. */
	int UNBOUNDED = Integer.MAX_VALUE;

	/** In front of an executor that rejects instead of letting its callers wait. */
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

	/** Returns how many tasks wait. */
	int depth();

	/** Returns how many tasks can wait. */
	int capacity();

	/** Returns how long the oldest one has been waiting, in nanoseconds. */
	long oldestNanos(long now);

}
