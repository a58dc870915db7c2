/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * Line that was encoded before it entered the ring buffer.
 *
 * @param bytes the line, including its line feed
 * @param level index of its level, or {@link #UNCOUNTED}
 */
record EncodedLine(byte[] bytes, int level) {

	/** Level of a line from Spyglass itself, which is not counted. */
	static final int UNCOUNTED = -1;

}
