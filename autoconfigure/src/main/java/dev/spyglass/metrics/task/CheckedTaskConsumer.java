/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

/**
 * What a task does that has no result.
 *
 * @param <E> type of a checked exception
 */
@FunctionalInterface
public interface CheckedTaskConsumer<E extends Exception> {

	/**
	 * Does it.
	 * @param run counts items, and runs chunks
	 * @throws E if it fails
	 */
	void run(TaskRun run) throws E;

}
