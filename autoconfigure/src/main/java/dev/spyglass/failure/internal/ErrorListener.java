/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.failure.internal;

/**
 * Receives each exception that is logged at level ERROR, and the exceptions that message
 * listener containers log at level WARN. Beans of this type are called on the logging
 * thread. Implementations must be fast and thread-safe and must not throw exceptions.
 */
@FunctionalInterface
public interface ErrorListener {

	/**
	 * Called for each log line at level ERROR that has an exception.
	 * @param error the exception
	 */
	void logged(Throwable error);

	/**
	 * Called for a log line at level WARN in which a listener container reports that a
	 * message could not be consumed. By default calls {@link #logged(Throwable)}.
	 * @param error the exception
	 */
	default void listenerFailed(Throwable error) {
		logged(error);
	}

}
