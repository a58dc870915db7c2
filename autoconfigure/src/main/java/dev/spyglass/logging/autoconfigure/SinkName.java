/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.Locale;

/**
 * Names of Spyglass's sinks, used for their appenders and, in lower case, as meter tags.
 */
enum SinkName {

	CONSOLE, FILE, OTLP;

	String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
