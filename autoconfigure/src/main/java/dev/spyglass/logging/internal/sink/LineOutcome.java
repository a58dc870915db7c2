/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * What became of a line. The lower-case names are the values of the meter's tag.
 */
public enum LineOutcome {

	/** The output took it. */
	WRITTEN,

	/** There was no room for it. */
	DROPPED,

	/** It could not be encoded. */
	FAILED

}
