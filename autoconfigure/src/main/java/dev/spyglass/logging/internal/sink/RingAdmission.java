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
 * Decides who gets into the ring, and who waits how long for room. Thread-safe.
 */
final class RingAdmission {

	private static final long NAP = TimeUnit.MICROSECONDS.toNanos(20);

	private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(500);

	private static final long DISTRUST = TimeUnit.SECONDS.toNanos(10);

	private final EventRing<Object> ring;

	private final HeapBudget budget;

	private final Duration enqueueTimeout;

	private final int usualLimit;

	private volatile long stalledAt = -1;

	private volatile long distrustedUntil = System.nanoTime();

	RingAdmission(EventRing<Object> ring, HeapBudget budget, Duration enqueueTimeout) {
		this.ring = ring;
		this.budget = budget;
		this.enqueueTimeout = enqueueTimeout;
		this.usualLimit = ring.capacity() - ring.capacity() / 4;
	}

	/**
	 * Adds a line to the ring.
	 * @param line an event that is prepared, or an {@link EncodedLine}
	 * @param level index of its level
	 * @return whether the line was added; otherwise it is lost
	 */
	boolean offer(Object line, int level) {
		if (!this.budget.claim(line)) {
			return false;
		}
		int limit = (level >= LineCounters.WARN) ? this.ring.capacity() : this.usualLimit;
		boolean added = this.ring.offer(line, limit) || offerWithTimeout(line, limit);
		if (!added) {
			this.budget.release(line);
		}
		return added;
	}

	/**
	 * Bridges a short pause of the output, where waiting costs each thread one slow call
	 * and saves all lines; but not a long one, where it would cost each call.
	 */
	private boolean offerWithTimeout(Object line, int limit) {
		long taken = this.ring.taken();
		if (taken == this.stalledAt) {
			return false; // Somebody waited in vain, and nothing has moved since.
		}
		long begin = System.nanoTime();
		boolean trusted = begin - this.distrustedUntil >= 0;
		long timeout = this.enqueueTimeout.toNanos();
		timeout = trusted ? timeout : Math.min(timeout, SHORT);
		long nap = NAP;
		while (System.nanoTime() - begin < timeout) {
			LockSupport.parkNanos(nap);
			if (this.ring.offer(line, limit)) {
				return true;
			}
			nap = Math.min(nap * 2, SHORT);
		}
		if (trusted) {
			this.distrustedUntil = System.nanoTime() + DISTRUST;
		}
		if (this.ring.taken() == taken) {
			this.stalledAt = taken;
		}
		return false;
	}

}
