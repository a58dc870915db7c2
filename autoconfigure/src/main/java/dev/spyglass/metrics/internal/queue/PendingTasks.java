/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tasks that were submitted but not started, for executors without a queue, whose callers
 * block at the concurrency limit. If an executor discards a task because its caller was
 * interrupted, the task is removed after the next garbage collection. Thread-safe.
 */
final class PendingTasks implements Waiting {

	private final Set<Pending> tasks = ConcurrentHashMap.newKeySet();

	private final ReferenceQueue<QueuedTask> discarded = new ReferenceQueue<>();

	void add(QueuedTask task) {
		Pending pending = new Pending(task, this.discarded);
		task.pending(pending);
		this.tasks.add(pending);
	}

	void remove(QueuedTask task) {
		Reference<QueuedTask> pending = task.pending();
		if (pending != null) {
			this.tasks.remove(pending);
		}
	}

	@Override
	public int depth() {
		for (Reference<?> task = this.discarded.poll(); task != null; task = this.discarded.poll()) {
			this.tasks.remove(task);
		}
		return this.tasks.size();
	}

	@Override
	public int capacity() {
		return UNBOUNDED;
	}

	@Override
	public long oldestNanos(long now) {
		return this.tasks.stream().mapToLong((task) -> now - task.submittedNanos).max().orElse(0);
	}

	private static final class Pending extends WeakReference<QueuedTask> {

		private final long submittedNanos;

		private Pending(QueuedTask task, ReferenceQueue<QueuedTask> discarded) {
			super(task, discarded);
			this.submittedNanos = task.submittedNanos();
		}

	}

}
