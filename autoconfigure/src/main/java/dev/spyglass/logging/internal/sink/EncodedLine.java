/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * A line that was encoded before it reached the ring.
 *
 * @param bytes the line with its end
 * @param level index of its level, or {@link #UNCOUNTED}
 */
record EncodedLine(byte[] bytes, int level) {

	/** In place of a level: Spyglass speaks, not the application. */
	static final int UNCOUNTED = -1;

}
