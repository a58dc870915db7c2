/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context;

/**
 * Is told of each exception that is logged as an error. Beans of this type are called on
 * the thread that logs, so implementations are quick, thread-safe and don't throw.
 */
@FunctionalInterface
public interface ErrorListener {

	/**
	 * Called for a line at ERROR with an exception.
	 * @param error the exception
	 */
	void logged(Throwable error);

}
