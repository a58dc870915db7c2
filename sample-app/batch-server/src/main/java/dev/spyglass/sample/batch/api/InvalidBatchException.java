/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

/**
 * A field of a batch has a value that cannot be accepted.
 */
class InvalidBatchException extends RuntimeException {

	private final String field;

	InvalidBatchException(String field, String message) {
		super(message);
		this.field = field;
	}

	String field() {
		return this.field;
	}

}
