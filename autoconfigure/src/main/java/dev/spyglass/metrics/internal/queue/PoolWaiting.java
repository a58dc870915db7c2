/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Reads the tasks that wait in the queue of a thread pool.
 *
 * @param pool the pool
 */
record PoolWaiting(ThreadPoolExecutor pool) implements Waiting {

	@Override
	public int depth() {
		return this.pool.getQueue().size();
	}

	@Override
	public int capacity() {
		BlockingQueue<Runnable> queue = this.pool.getQueue();
		return (int) Math.min(UNBOUNDED, (long) queue.size() + queue.remainingCapacity());
	}

	@Override
	public long oldestNanos(long now) {
		return (this.pool.getQueue().peek() instanceof QueuedTask task) ? now - task.submittedNanos() : 0;
	}

}
