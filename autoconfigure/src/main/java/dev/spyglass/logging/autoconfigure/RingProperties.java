/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import dev.spyglass.autoconfigure.RangeCheck;
import dev.spyglass.logging.internal.sink.RingSettings;

/**
 * Converts the properties of asynchronous logging into ring buffer settings and validates
 * them.
 */
final class RingProperties {

	private static final String PREFIX = LoggingProperties.PREFIX + ".async.";

	private RingProperties() {
	}

	/**
	 * Validates the properties.
	 * @param async the properties
	 * @throws org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException
	 * if a value is invalid
	 */
	static void validate(LoggingProperties.Async async) {
		settings(async, true);
	}

	static RingSettings settings(LoggingProperties.Async async, boolean asynchronous) {
		RangeCheck.of(PREFIX + "enqueue-timeout", "50ms, or 0 to not wait.").requireZeroOrMore(async.enqueueTimeout());
		RangeCheck.of(PREFIX + "shutdown-timeout", "5s, or 0 to not wait.").requireZeroOrMore(async.shutdownTimeout());
		RangeCheck.of(PREFIX + "capacity", "32768.").requireBetween(async.capacity(), 64, 1 << 20);
		return new RingSettings(asynchronous, async.capacity(), async.enqueueTimeout(), async.shutdownTimeout());
	}

}
