/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging;

import org.jspecify.annotations.Nullable;

/**
 * Something that takes time.
 *
 * @param <T> type of the result
 * @param <E> type of a checked exception
 */
@FunctionalInterface
public interface TimedWork<T extends @Nullable Object, E extends Exception> {

	/**
	 * Does it.
	 * @return the result
	 * @throws E if it fails
	 */
	T run() throws E;

}
