/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import org.jspecify.annotations.Nullable;

/**
 * What a task does.
 *
 * @param <T> type of the result
 * @param <E> type of a checked exception
 */
@FunctionalInterface
public interface CheckedTaskFunction<T extends @Nullable Object, E extends Exception> {

	/**
	 * Does it.
	 * @param run counts items, and runs chunks
	 * @return the result
	 * @throws E if it fails
	 */
	T run(TaskRun run) throws E;

}
