/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

/**
 * Format of the console log.
 */
enum LogFormat {

	/**
	 * {@link #CONSOLE} if the output is a terminal or devtools is present, otherwise
	 * {@link #JSON}.
	 */
	AUTO,

	/** One JSON object per line. */
	JSON,

	/** Aligned, colored text for people. */
	CONSOLE

}
