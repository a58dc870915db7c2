/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.failure.internal;

/**
 * Is told of each exception that is logged as an error, and of those of listeners that
 * are logged as warnings. Beans of this type are called on the thread that logs, so
 * implementations are quick, thread-safe and don't throw.
 */
@FunctionalInterface
public interface ErrorListener {

	/**
	 * Called for a line at ERROR with an exception.
	 * @param error the exception
	 */
	void logged(Throwable error);

	/**
	 * Called for a line at WARN by which a listener container tells that a message could
	 * not be consumed.
	 * @param error the exception
	 */
	default void listenerFailed(Throwable error) {
		logged(error);
	}

}
