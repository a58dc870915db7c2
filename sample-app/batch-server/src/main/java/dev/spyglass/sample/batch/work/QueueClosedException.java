/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

/**
 * The server is shutting down and takes no more batches.
 */
public class QueueClosedException extends RuntimeException {

	QueueClosedException() {
		super("The server is shutting down");
	}

}
