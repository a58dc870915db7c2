/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

/**
 * There is no batch with that id.
 */
public class UnknownBatchException extends RuntimeException {

	UnknownBatchException() {
		super("There is no batch with this id");
	}

}
