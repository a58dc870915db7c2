/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shares one time limit among several contributors that are checked one after the other.
 * Once the limit is used up, each further contributor has a tenth of it. Thread-safe.
 */
final class SharedDeadline {

	/**
	 * Divisor of the limit for contributors that are checked after it is used up, which
	 * is enough for fast ones.
	 */
	private static final int MINIMUM_DIVISOR = 10;

	private final long limit;

	private final LongSupplier nanoTime;

	private long start;

	private long lastUse;

	private boolean used;

	SharedDeadline(Duration limit, LongSupplier nanoTime) {
		this.limit = limit.toNanos();
		this.nanoTime = nanoTime;
	}

	/**
	 * Returns the remaining time. The limit starts anew if it was not used for twice its
	 * length.
	 * @return the remaining time, which is always positive
	 */
	synchronized Duration remaining() {
		long now = this.nanoTime.getAsLong();
		if (!this.used || now - this.lastUse > 2 * this.limit) {
			this.start = now;
		}
		this.used = true;
		this.lastUse = now;
		return Duration.ofNanos(Math.max(this.limit - (now - this.start), this.limit / MINIMUM_DIVISOR));
	}

}
