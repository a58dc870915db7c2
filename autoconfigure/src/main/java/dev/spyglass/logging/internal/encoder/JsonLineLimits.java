/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import org.springframework.util.Assert;

/**
 * Maximum sizes of one line. Longer content is cut and marked.
 *
 * @param message maximum bytes of the message, and of any other text
 * @param stackTrace maximum bytes of the stack trace
 * @param line maximum bytes of the whole line
 * @param depth maximum depth of nested objects and arrays in a key-value
 */
public record JsonLineLimits(int message, int stackTrace, int line, int depth) {

	/** Limits of 16 KB, 32 KB, 64 KB and 20 levels. */
	public static final JsonLineLimits DEFAULTS = new JsonLineLimits(16 * 1024, 32 * 1024, 64 * 1024, 20);

	/**
	 * Validates the limits.
	 * @throws IllegalArgumentException if a limit is too low, or the line is smaller than
	 * message, stack trace and 4 KB together
	 */
	public JsonLineLimits {
		Assert.isTrue(message >= 256 && stackTrace >= 256 && depth >= 1,
				"limits.message and limits.stack-trace must be at least 256 bytes, and limits.depth at least 1");
		Assert.isTrue(line >= message + stackTrace + 4096,
				"limits.line must be at least limits.message, limits.stack-trace and 4 KB together."
						+ " Raise limits.line, or lower limits.message or limits.stack-trace");
	}

}
