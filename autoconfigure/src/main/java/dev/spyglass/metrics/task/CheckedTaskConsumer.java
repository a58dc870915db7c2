/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

/**
 * The work of a task without a result, which may throw a checked exception.
 *
 * @param <E> type of the exception that the work may throw
 */
@FunctionalInterface
public interface CheckedTaskConsumer<E extends Exception> {

	/**
	 * Runs the work.
	 * @param run the task in progress, to count items and to run chunks
	 * @throws E if the work fails, which fails the task
	 */
	void run(TaskRun run) throws E;

}
