/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

/**
 * The queue has no room for another batch.
 */
public class QueueFullException extends RuntimeException {

	QueueFullException(int capacity) {
		super("The queue is full: " + capacity + " batches are waiting");
	}

}
