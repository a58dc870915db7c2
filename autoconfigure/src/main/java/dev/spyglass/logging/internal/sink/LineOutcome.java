/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * Outcome of a line. The names in lower case are the values of the meter's tag.
 */
public enum LineOutcome {

	/** The output accepted it. */
	WRITTEN,

	/** The ring buffer was full, or the output did not accept it. */
	DROPPED,

	/** It could not be encoded. */
	FAILED

}
