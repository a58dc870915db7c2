/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When the items of a queue were put in, first in, first out. An item may be seen to go
 * before it is seen to come. Thread-safe.
 */
final class EnqueueTimes {

	private final Deque<Long> times = new ArrayDeque<>();

	private int early;

	synchronized void came(long now) {
		if (this.early > 0) {
			this.early--;
			return;
		}
		this.times.add(now);
	}

	/** Returns how long the item that goes was in. */
	synchronized long went(long now) {
		Long came = this.times.poll();
		if (came == null) {
			this.early++;
			return 0;
		}
		return Math.max(0, now - came);
	}

	synchronized long oldest(long now) {
		Long came = this.times.peek();
		return (came != null) ? Math.max(0, now - came) : 0;
	}

}
