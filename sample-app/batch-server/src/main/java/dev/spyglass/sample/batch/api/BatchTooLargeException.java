/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

/**
 * A batch has more requests than the server takes at once.
 */
class BatchTooLargeException extends RuntimeException {

	BatchTooLargeException(String message) {
		super(message);
	}

}
