/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

/**
 * Thrown when a batch is not exported because the shutdown deadline has passed.
 */
final class ShutdownException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ShutdownException() {
		super("the application is shutting down", null, false, false);
	}

}
