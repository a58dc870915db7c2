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
 * Propagates the ids and the trace of the current thread to tasks that run on other
 * threads. After each task, the context of the other thread is restored. Use it for
 * executors that your code creates; Spring Boot's executors, {@code @Async} and Reactor
 * propagate the context already. Thread-safe.
 */
public final class ContextPropagation {

	private static final ContextSnapshotFactory SNAPSHOTS = ContextSnapshotFactory.builder().clearMissing(true).build();

	private ContextPropagation() {
	}

	/**
	 * Captures the current context and applies it while the task runs.
	 * @param task the task to run
	 * @return a task that runs with the captured context
	 */
	public static Runnable wrap(Runnable task) {
		return capture().wrap(task);
	}

	/**
	 * Captures the current context and applies it while the task runs.
	 * @param <T> type of the result
	 * @param task the task to run
	 * @return a task that runs with the captured context
	 */
	public static <T> Callable<T> wrap(Callable<T> task) {
		return capture().wrap(task);
	}

	/**
	 * Returns an executor that captures the context at each call of {@code execute}.
	 * @param executor the executor that runs the tasks
	 * @return the executor to pass the tasks to
	 */
	public static Executor wrap(Executor executor) {
		return (task) -> executor.execute(wrap(task));
	}

	/**
	 * Returns an executor that captures the context each time a task is submitted.
	 * @param executor the executor that runs the tasks
	 * @return the executor to pass the tasks to
	 */
	public static ExecutorService wrap(ExecutorService executor) {
		return ContextExecutorService.wrap(executor, ContextPropagation::capture);
	}

	/**
	 * Returns an executor that captures the context each time a task is submitted.
	 * @param executor the executor that runs the tasks
	 * @return the executor to pass the tasks to
	 */
	public static ScheduledExecutorService wrap(ScheduledExecutorService executor) {
		return ContextScheduledExecutorService.wrap(executor, ContextPropagation::capture);
	}

	private static ContextSnapshot capture() {
		return SNAPSHOTS.captureAll();
	}

}
