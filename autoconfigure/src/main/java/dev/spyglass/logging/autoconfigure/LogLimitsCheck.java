/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import dev.spyglass.autoconfigure.RangeCheck;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Validates the maximum sizes of log lines.
 */
final class LogLimitsCheck {

	private static final String PREFIX = LoggingProperties.PREFIX + ".limits.";

	private static final DataSize LEAST = DataSize.ofBytes(256);

	private static final DataSize GREATEST = DataSize.ofMegabytes(100);

	private static final DataSize DEFAULT_MESSAGE = DataSize.ofKilobytes(16);

	private static final DataSize DEFAULT_LINE = DataSize.ofKilobytes(64);

	/** Room for all other fields. */
	private static final long REST = 4096;

	private static final int DEEPEST = 100;

	private LogLimitsCheck() {
	}

	static void run(LoggingProperties.Limits limits) {
		RangeCheck.of(PREFIX + "message", "16KB.").requireBetween(limits.message(), LEAST, GREATEST);
		RangeCheck.of(PREFIX + "stack-trace", "32KB.").requireBetween(limits.stackTrace(), LEAST, GREATEST);
		RangeCheck.of(PREFIX + "line", "64KB.").requireBetween(limits.line(), LEAST, GREATEST);
		RangeCheck.of(PREFIX + "depth", "20.").requireBetween(limits.depth(), 1, DEEPEST);
		long least = limits.message().toBytes() + limits.stackTrace().toBytes() + REST;
		if (limits.line().toBytes() < least) {
			throw tooSmall(limits, DataSize.ofKilobytes((least + 1023) / 1024));
		}
	}

	private static InvalidConfigurationPropertyValueException tooSmall(LoggingProperties.Limits limits,
			DataSize least) {
		String reason = "A line must have room for the message, the stack trace and 4KB of other fields. Set " + PREFIX
				+ "line to at least " + RangeCheck.text(least) + ", or lower " + PREFIX + "message, which is "
				+ RangeCheck.text(limits.message()) + ", or " + PREFIX + "stack-trace, which is "
				+ RangeCheck.text(limits.stackTrace()) + ".";
		if (!limits.line().equals(DEFAULT_LINE)) {
			return new InvalidConfigurationPropertyValueException(PREFIX + "line", limits.line(), reason);
		}
		return (limits.message().compareTo(DEFAULT_MESSAGE) > 0)
				? new InvalidConfigurationPropertyValueException(PREFIX + "message", limits.message(), reason)
				: new InvalidConfigurationPropertyValueException(PREFIX + "stack-trace", limits.stackTrace(), reason);
	}

}
