/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import org.jspecify.annotations.Nullable;

/**
 * The work of a task with a result, which may throw a checked exception.
 *
 * @param <T> type of the result, which may be {@code null}
 * @param <E> type of the exception that the work may throw
 */
@FunctionalInterface
public interface CheckedTaskFunction<T extends @Nullable Object, E extends Exception> {

	/**
	 * Runs the work.
	 * @param run the task in progress, to count items and to run chunks
	 * @return the result
	 * @throws E if the work fails, which fails the task
	 */
	T run(TaskRun run) throws E;

}
