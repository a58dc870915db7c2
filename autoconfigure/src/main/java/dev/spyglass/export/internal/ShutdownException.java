/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

/**
 * Tells that a batch was given up since the application's time is up.
 */
final class ShutdownException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ShutdownException() {
		super("the application is ending", null, false, false);
	}

}
