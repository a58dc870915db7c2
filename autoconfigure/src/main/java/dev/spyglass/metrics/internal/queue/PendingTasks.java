/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tasks that were submitted and have not begun, for executors without a queue: with a
 * concurrency limit their callers wait.
 */
final class PendingTasks implements Waiting {

	private final Set<QueuedTask> tasks = ConcurrentHashMap.newKeySet();

	void add(QueuedTask task) {
		this.tasks.add(task);
	}

	void remove(QueuedTask task) {
		this.tasks.remove(task);
	}

	@Override
	public int depth() {
		return this.tasks.size();
	}

	@Override
	public int capacity() {
		return UNBOUNDED;
	}

	@Override
	public long oldestNanos(long now) {
		return this.tasks.stream().mapToLong((task) -> now - task.submittedNanos()).max().orElse(0);
	}

}
