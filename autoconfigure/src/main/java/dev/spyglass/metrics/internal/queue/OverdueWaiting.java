/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Counts the overdue tasks of a scheduler, which wait for a thread. Tasks scheduled for
 * later do not count: they wait for their time, not for a thread.
 *
 * @param pool the scheduler's pool
 */
record OverdueWaiting(ScheduledThreadPoolExecutor pool) implements Waiting {

	@Override
	public int depth() {
		return (int) overdue().count();
	}

	@Override
	public int capacity() {
		return UNBOUNDED;
	}

	@Override
	public long oldestNanos(long now) {
		return overdue().max().orElse(0);
	}

	private LongStream overdue() {
		return this.pool.getQueue()
			.stream()
			.filter(Delayed.class::isInstance)
			.mapToLong((task) -> -((Delayed) task).getDelay(TimeUnit.NANOSECONDS))
			.filter((late) -> late >= 0);
	}

}
