/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.model;

/**
 * A model cannot be reached or used at the moment.
 */
public class ModelUnavailableException extends RuntimeException {

	/**
	 * Creates an exception.
	 * @param message what happened
	 */
	public ModelUnavailableException(String message) {
		super(message);
	}

}
