/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.lang.ref.Reference;

import org.jspecify.annotations.Nullable;

/**
 * A task in an executor's queue, with the time and the queue depth of its submission.
 */
final class QueuedTask implements Runnable {

	private final Runnable task;

	private final ExecutorQueue queue;

	private final long submittedNanos;

	private final int depthAtEnqueue;

	private volatile boolean rejected;

	private @Nullable Reference<QueuedTask> pending;

	QueuedTask(Runnable task, ExecutorQueue queue, long submittedNanos, int depthAtEnqueue) {
		this.task = task;
		this.queue = queue;
		this.submittedNanos = submittedNanos;
		this.depthAtEnqueue = depthAtEnqueue;
	}

	@Override
	public void run() {
		if (!this.rejected) {
			this.queue.started(this);
		}
		this.queue.timed(this.task);
	}

	/**
	 * Marks the task as rejected by the queue. If it runs nevertheless, its caller runs
	 * it.
	 */
	void reject() {
		this.rejected = true;
	}

	void pending(Reference<QueuedTask> pending) {
		this.pending = pending;
	}

	@Nullable Reference<QueuedTask> pending() {
		return this.pending;
	}

	long submittedNanos() {
		return this.submittedNanos;
	}

	int depthAtEnqueue() {
		return this.depthAtEnqueue;
	}

}
