/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

/**
 * Counts of durations, in buckets that are 1/32 of their value wide. Not thread-safe.
 */
final class CallTimes {

	private static final int STEPS = 32;

	private final long[] counts = new long[64 * STEPS];

	private long max;

	void add(long nanos) {
		this.counts[bucket(Math.max(nanos, 1))]++;
		this.max = Math.max(this.max, nanos);
	}

	void add(CallTimes others) {
		for (int index = 0; index < this.counts.length; index++) {
			this.counts[index] += others.counts[index];
		}
		this.max = Math.max(this.max, others.max);
	}

	private static int bucket(long nanos) {
		int power = 63 - Long.numberOfLeadingZeros(nanos);
		long step = (power >= 5) ? (nanos >>> (power - 5)) & (STEPS - 1) : (nanos << (5 - power)) & (STEPS - 1);
		return power * STEPS + (int) step;
	}

	/** Returns the upper bound of the bucket that the share falls into. */
	long quantile(double share) {
		long all = 0;
		for (long count : this.counts) {
			all += count;
		}
		long rank = (long) Math.ceil(share * all);
		long seen = 0;
		for (int index = 0; index < this.counts.length; index++) {
			seen += this.counts[index];
			if (seen >= rank && seen > 0) {
				int power = index / STEPS;
				return Math.min(this.max, (1L << power) + ((index % STEPS + 1L) << power) / STEPS);
			}
		}
		return 0;
	}

	long max() {
		return this.max;
	}

}
