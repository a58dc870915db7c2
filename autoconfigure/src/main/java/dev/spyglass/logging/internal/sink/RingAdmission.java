/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Decides which lines enter the ring buffer, and how long a caller waits while it is
 * full. Thread-safe.
 */
final class RingAdmission {

	private static final long MIN_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

	private static final long SHORT_TIMEOUT_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

	private static final long BACKOFF_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final EventRing<Object> ring;

	private final HeapBudget budget;

	private final Duration enqueueTimeout;

	private final int limitBelowWarn;

	private volatile long stalledAt = -1;

	private volatile long shortTimeoutUntil = System.nanoTime();

	RingAdmission(EventRing<Object> ring, HeapBudget budget, Duration enqueueTimeout) {
		this.ring = ring;
		this.budget = budget;
		this.enqueueTimeout = enqueueTimeout;
		this.limitBelowWarn = ring.capacity() - ring.capacity() / 4;
	}

	/**
	 * Adds a line to the ring buffer.
	 * @param line a prepared event, or an {@link EncodedLine}
	 * @param level index of its level
	 * @return whether the line was added; otherwise it is lost
	 */
	boolean offer(Object line, int level) {
		if (!this.budget.claim(line, level)) {
			return false;
		}
		int limit = (level >= LineCounters.WARN) ? this.ring.capacity() : this.limitBelowWarn;
		boolean added = this.ring.offer(line, limit) || offerWithTimeout(line, limit);
		if (!added) {
			this.budget.release(line);
		}
		return added;
	}

	/**
	 * Waits during a short pause of the output, where one slow call per thread saves all
	 * lines. After a timeout the wait is short, since a long pause would slow down each
	 * call.
	 */
	private boolean offerWithTimeout(Object line, int limit) {
		long taken = this.ring.taken();
		if (taken == this.stalledAt) {
			// Another caller has waited until its timeout, and nothing has moved since.
			return false;
		}
		long begin = System.nanoTime();
		boolean fullTimeout = begin - this.shortTimeoutUntil >= 0;
		long timeout = this.enqueueTimeout.toNanos();
		timeout = fullTimeout ? timeout : Math.min(timeout, SHORT_TIMEOUT_NANOS);
		long park = MIN_PARK_NANOS;
		while (System.nanoTime() - begin < timeout) {
			LockSupport.parkNanos(park);
			if (this.ring.offer(line, limit)) {
				return true;
			}
			park = Math.min(park * 2, SHORT_TIMEOUT_NANOS);
		}
		if (fullTimeout) {
			this.shortTimeoutUntil = System.nanoTime() + BACKOFF_NANOS;
		}
		if (this.ring.taken() == taken) {
			this.stalledAt = taken;
		}
		return false;
	}

}
