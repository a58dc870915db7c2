/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.time.Duration;

import dev.spyglass.logging.internal.sink.RingSettings;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

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
	 * @throws InvalidConfigurationPropertyValueException if a value is invalid
	 */
	static void validate(LoggingProperties.Async async) {
		settings(async, true);
	}

	static RingSettings settings(LoggingProperties.Async async, boolean asynchronous) {
		check("enqueue-timeout", async.enqueueTimeout());
		check("shutdown-timeout", async.shutdownTimeout());
		try {
			return new RingSettings(asynchronous, async.capacity(), async.enqueueTimeout(), async.shutdownTimeout());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "capacity", async.capacity(),
					ex.getMessage() + ". The default is 32768.");
		}
	}

	private static void check(String name, Duration duration) {
		if (duration.isNegative()) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, duration,
					"The timeout must not be negative. Use 0 to not wait.");
		}
	}

}
