/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import org.springframework.util.Assert;

/**
 * Bounds of one line. What is longer is cut and marked.
 *
 * @param message bytes of the message, and of any single text
 * @param stackTrace bytes of the stack trace
 * @param line bytes of the whole line
 * @param depth levels of nested objects and arrays in a key-value
 */
public record JsonLineLimits(int message, int stackTrace, int line, int depth) {

	/** 16 KB, 32 KB, 64 KB and 20 levels. */
	public static final JsonLineLimits DEFAULTS = new JsonLineLimits(16 * 1024, 32 * 1024, 64 * 1024, 20);

	/**
	 * Creates limits.
	 * @throws IllegalArgumentException if a line has no room for a message and a stack
	 * trace of the greatest length and 4 KB more
	 */
	public JsonLineLimits {
		Assert.isTrue(message >= 256 && stackTrace >= 256 && depth >= 1, "Limits of a line are too low");
		Assert.isTrue(line >= message + stackTrace + 4096,
				"A line must hold a message and a stack trace of the greatest length and 4 KB more");
	}

}
