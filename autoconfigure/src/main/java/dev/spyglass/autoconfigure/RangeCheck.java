/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * Validates properties whose value must be within a range. The messages name the range
 * and an example.
 */
public final class RangeCheck {

	/** Longest duration, far below what overflows a number of nanoseconds. */
	private static final Duration YEAR = Duration.ofDays(365);

	private final String property;

	private final String example;

	private RangeCheck(String property, String example) {
		this.property = property;
		this.example = example;
	}

	/**
	 * Starts a check.
	 * @param property name of the property
	 * @param example example of a value, and what follows it in the message
	 * @return the check
	 */
	public static RangeCheck of(String property, String example) {
		return new RangeCheck(property, example);
	}

	/**
	 * Requires a duration above zero and of at most 365 days.
	 * @param value the value
	 */
	public void requirePositive(Duration value) {
		require(!value.isZero() && !value.isNegative() && value.compareTo(YEAR) <= 0, value,
				"The duration must be greater than 0 and at most 365d");
	}

	/**
	 * Requires a duration from zero to 365 days.
	 * @param value the value
	 */
	public void requireZeroOrMore(Duration value) {
		require(!value.isNegative() && value.compareTo(YEAR) <= 0, value, "The duration must be between 0 and 365d");
	}

	/**
	 * Requires a size within a range.
	 * @param value the value
	 * @param least least size
	 * @param greatest greatest size
	 */
	public void requireBetween(DataSize value, DataSize least, DataSize greatest) {
		require(value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0, value,
				"The size must be between " + text(least) + " and " + text(greatest));
	}

	/**
	 * Requires a size of at least a minimum.
	 * @param value the value
	 * @param least least size
	 */
	public void requireAtLeast(DataSize value, DataSize least) {
		require(value.compareTo(least) >= 0, value, "The size must be at least " + text(least));
	}

	/**
	 * Requires a whole number within a range.
	 * @param value the value
	 * @param least least number
	 * @param greatest greatest number
	 */
	public void requireBetween(int value, int least, int greatest) {
		require(value >= least && value <= greatest, value, "The number must be between " + least + " and " + greatest);
	}

	/**
	 * Requires a share from zero to one.
	 * @param value the value
	 */
	public void requireShare(double value) {
		require(value >= 0 && value <= 1, value, "The share must be between 0.0 and 1.0");
	}

	/**
	 * Requires a share above zero and up to one.
	 * @param value the value
	 */
	public void requirePositiveShare(double value) {
		require(value > 0 && value <= 1, value, "The share must be greater than 0.0 and at most 1.0");
	}

	private void require(boolean valid, Object value, String range) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(this.property, value,
					range + ", for example " + this.example);
		}
	}

	/**
	 * Returns a value as it is written in a configuration file.
	 * @param value a duration, a size or any other value
	 * @return the text, such as {@code 500ms} or {@code 16KB}
	 */
	public static String text(Object value) {
		if (value instanceof Duration duration) {
			return text(duration);
		}
		return (value instanceof DataSize size) ? text(size) : String.valueOf(value);
	}

	private static String text(Duration duration) {
		if (duration.getNano() % 1_000_000 != 0) {
			return DurationStyle.SIMPLE.print(duration, ChronoUnit.NANOS);
		}
		return DurationStyle.SIMPLE.print(duration, (duration.getNano() != 0) ? ChronoUnit.MILLIS : ChronoUnit.SECONDS);
	}

	private static String text(DataSize size) {
		long bytes = size.toBytes();
		if (bytes != 0 && bytes % (1 << 20) == 0) {
			return size.toMegabytes() + "MB";
		}
		return (bytes != 0 && bytes % 1024 == 0) ? size.toKilobytes() + "KB" : bytes + "B";
	}

}
