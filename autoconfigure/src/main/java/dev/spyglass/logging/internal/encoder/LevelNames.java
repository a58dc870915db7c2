/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import org.jspecify.annotations.Nullable;

/**
 * Encoded names of the levels in a schema. Immutable.
 */
final class LevelNames {

	/** Logback's own names. */
	static final LevelNames LOGBACK = new LevelNames("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");

	/**
	 * Severities of Google Cloud Logging.
	 * @see <a href=
	 * "https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#LogSeverity">LogSeverity</a>
	 */
	static final LevelNames GOOGLE = new LevelNames("DEBUG", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL");

	private final byte[][] names;

	private LevelNames(String... names) {
		this.names = new byte[names.length][];
		for (int index = 0; index < names.length; index++) {
			this.names[index] = ('"' + names[index] + '"').getBytes(StandardCharsets.US_ASCII);
		}
	}

	byte[] of(@Nullable Level level, boolean fatal) {
		if (fatal) {
			return this.names[5];
		}
		int value = (level != null) ? level.toInt() : Level.INFO_INT;
		if (value >= Level.ERROR_INT) {
			return this.names[4];
		}
		if (value >= Level.WARN_INT) {
			return this.names[3];
		}
		if (value >= Level.INFO_INT) {
			return this.names[2];
		}
		return (value >= Level.DEBUG_INT) ? this.names[1] : this.names[0];
	}

}
