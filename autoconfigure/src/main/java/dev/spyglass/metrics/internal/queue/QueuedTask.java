/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.lang.ref.Reference;

import org.jspecify.annotations.Nullable;

/**
 * A task on its way through an executor's queue.
 */
final class QueuedTask implements Runnable {

	private final Runnable task;

	private final ExecutorQueue queue;

	private final long submittedNanos;

	private final int foundDepth;

	private volatile boolean refused;

	private @Nullable Reference<QueuedTask> pending;

	QueuedTask(Runnable task, ExecutorQueue queue, long submittedNanos, int foundDepth) {
		this.task = task;
		this.queue = queue;
		this.submittedNanos = submittedNanos;
		this.foundDepth = foundDepth;
	}

	@Override
	public void run() {
		if (!this.refused) {
			this.queue.begun(this);
		}
		this.queue.timed(this.task);
	}

	/** The queue had no room; if the task runs all the same, its caller runs it. */
	void refuse() {
		this.refused = true;
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

	int foundDepth() {
		return this.foundDepth;
	}

}
