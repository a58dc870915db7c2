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
 * Tasks that were submitted and have not begun, for executors without a queue: with a
 * concurrency limit their callers wait. A task that the executor gives up, because its
 * caller was interrupted, leaves with the next garbage collection. Thread-safe.
 */
final class PendingTasks implements Waiting {

	private final Set<Pending> tasks = ConcurrentHashMap.newKeySet();

	private final ReferenceQueue<QueuedTask> givenUp = new ReferenceQueue<>();

	void add(QueuedTask task) {
		Pending pending = new Pending(task, this.givenUp);
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
		for (Reference<?> gone = this.givenUp.poll(); gone != null; gone = this.givenUp.poll()) {
			this.tasks.remove(gone);
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

		private Pending(QueuedTask task, ReferenceQueue<QueuedTask> givenUp) {
			super(task, givenUp);
			this.submittedNanos = task.submittedNanos();
		}

	}

}
