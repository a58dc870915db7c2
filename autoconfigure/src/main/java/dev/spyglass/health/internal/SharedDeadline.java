/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one who asks several contributors, one after the other, may still wait: as
 * long as for one that is late, and hardly at all for more of them. Thread-safe.
 */
final class SharedDeadline {

	/** For those that are asked after the time is used up, and are quick. */
	private static final int SHARE_FOR_OTHERS = 10;

	private final long limit;

	private final LongSupplier nanoTime;

	private long begin;

	private long lastUse;

	private boolean used;

	SharedDeadline(Duration limit, LongSupplier nanoTime) {
		this.limit = limit.toNanos();
		this.nanoTime = nanoTime;
	}

	/**
	 * Returns what is left. Who has not asked for some time begins anew.
	 * @return the time, never nothing
	 */
	synchronized Duration left() {
		long now = this.nanoTime.getAsLong();
		if (!this.used || now - this.lastUse > 2 * this.limit) {
			this.begin = now;
		}
		this.used = true;
		this.lastUse = now;
		return Duration.ofNanos(Math.max(this.limit - (now - this.begin), this.limit / SHARE_FOR_OTHERS));
	}

}
