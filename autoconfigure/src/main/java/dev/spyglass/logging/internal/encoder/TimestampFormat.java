/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

/**
 * Formats of the timestamp of a line.
 */
public enum TimestampFormat {

	/** ISO-8601 in UTC with microseconds. */
	ISO,

	/** Milliseconds since the epoch, as a number. */
	EPOCH_MILLIS

}
