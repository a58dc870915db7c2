/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

/**
 * What a line of the console looks like.
 */
enum LogFormat {

	/**
	 * {@link #CONSOLE} where the output is a terminal or devtools is present, else
	 * {@link #JSON}.
	 */
	AUTO,

	/** One JSON object a line. */
	JSON,

	/** Aligned text in colour, for people. */
	CONSOLE

}
