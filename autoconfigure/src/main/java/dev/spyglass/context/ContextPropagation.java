/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextScheduledExecutorService;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;

/**
 * Takes the ids and the trace of the current thread along to work that runs elsewhere,
 * and restores the other thread afterwards. Boot's own executors, {@code @Async} and
 * Reactor need none of this: it is for an executor of one's own.
 */
public final class ContextPropagation {

	private static final ContextSnapshotFactory SNAPSHOTS = ContextSnapshotFactory.builder().clearMissing(true).build();

	private ContextPropagation() {
	}

	/**
	 * Captures the context now, to be in force while the task runs.
	 * @param task the task
	 * @return the task within the captured context
	 */
	public static Runnable wrap(Runnable task) {
		return capture().wrap(task);
	}

	/**
	 * Captures the context now, to be in force while the task runs.
	 * @param <T> type of the result
	 * @param task the task
	 * @return the task within the captured context
	 */
	public static <T> Callable<T> wrap(Callable<T> task) {
		return capture().wrap(task);
	}

	/**
	 * Captures the context at each call of {@code execute}.
	 * @param executor the executor that runs the tasks
	 * @return the executor to hand the tasks to
	 */
	public static Executor wrap(Executor executor) {
		return (task) -> executor.execute(wrap(task));
	}

	/**
	 * Captures the context each time a task is handed over.
	 * @param executor the executor that runs the tasks
	 * @return the executor to hand the tasks to
	 */
	public static ExecutorService wrap(ExecutorService executor) {
		return ContextExecutorService.wrap(executor, ContextPropagation::capture);
	}

	/**
	 * Captures the context each time a task is handed over.
	 * @param executor the executor that runs the tasks
	 * @return the executor to hand the tasks to
	 */
	public static ScheduledExecutorService wrap(ScheduledExecutorService executor) {
		return ContextScheduledExecutorService.wrap(executor, ContextPropagation::capture);
	}

	private static ContextSnapshot capture() {
		return SNAPSHOTS.captureAll();
	}

}
