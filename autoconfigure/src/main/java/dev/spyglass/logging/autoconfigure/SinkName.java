/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.Locale;

/**
 * Spyglass' sinks: names of their appenders, and in lower case of their meters.
 */
enum SinkName {

	CONSOLE, FILE, OTLP;

	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
