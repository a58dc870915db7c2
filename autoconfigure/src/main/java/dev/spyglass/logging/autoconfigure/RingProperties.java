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
 * Makes the settings of a ring from the properties, and says what is wrong with them.
 */
final class RingProperties {

	private static final String PREFIX = LoggingProperties.PREFIX + ".async.";

	private RingProperties() {
	}

	/**
	 * Checks what can be wrong.
	 * @param async the properties
	 * @throws InvalidConfigurationPropertyValueException if they can't be obeyed
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
					"A time to wait can't be negative. Use 0 not to wait.");
		}
	}

}
