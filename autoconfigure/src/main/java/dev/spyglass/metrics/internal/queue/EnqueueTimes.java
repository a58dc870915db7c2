/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Matches enqueue and dequeue times of a queue, first in, first out. With concurrent
 * threads, the dequeue of an item may be recorded before its enqueue. Thread-safe.
 */
final class EnqueueTimes {

	private final Deque<Long> times = new ArrayDeque<>();

	/** Number of dequeues that were recorded before their enqueue. */
	private int dequeuedEarly;

	synchronized void enqueued(long now) {
		if (this.dequeuedEarly > 0) {
			this.dequeuedEarly--;
			return;
		}
		this.times.add(now);
	}

	/** Returns the time that the item was in the queue, in nanoseconds. */
	synchronized long dequeued(long now) {
		Long enqueued = this.times.poll();
		if (enqueued == null) {
			this.dequeuedEarly++;
			return 0;
		}
		return Math.max(0, now - enqueued);
	}

	synchronized long oldest(long now) {
		Long enqueued = this.times.peek();
		return (enqueued != null) ? Math.max(0, now - enqueued) : 0;
	}

}
