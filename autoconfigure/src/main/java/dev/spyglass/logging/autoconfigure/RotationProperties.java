/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

import ch.qos.logback.core.spi.PropertyContainer;
import ch.qos.logback.core.spi.ScanException;
import ch.qos.logback.core.util.OptionHelper;
import dev.spyglass.autoconfigure.RangeCheck;
import dev.spyglass.logging.internal.sink.FileSettings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Reads and validates Boot's properties for log file rotation, with Spyglass's defaults.
 */
final class RotationProperties {

	private static final String PREFIX = "logging.logback.rollingpolicy.";

	private static final Pattern DATE = Pattern.compile("%d\\{([^}]*)}");

	private static final DataSize MAX_FILE_SIZE = DataSize.ofMegabytes(100);

	private static final DataSize TOTAL_SIZE_CAP = DataSize.ofGigabytes(1);

	private static final int MAX_HISTORY = 30;

	private final Binder binder;

	RotationProperties(Environment environment) {
		this.binder = Binder.get(environment);
	}

	/**
	 * Validates Boot's properties.
	 * @throws InvalidConfigurationPropertyValueException if a value is invalid or
	 * contradicts another one
	 */
	void validate() {
		if (maxFileSize().toBytes() <= 0) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "max-file-size", maxFileSize(),
					"The maximum size of a log file must be positive. The default is " + MAX_FILE_SIZE.toMegabytes()
							+ "MB.");
		}
		if (maxHistory() < 0) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "max-history", maxHistory(),
					"The number of periods to keep archives must not be negative. Use 0 for no limit.");
		}
		validateDates(get("file-name-pattern", String.class, ""));
		DataSize cap = totalSizeCap();
		if (cap.toBytes() > 0 && cap.compareTo(maxFileSize()) < 0) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "total-size-cap", cap,
					"The total size cap must not be smaller than one log file. Raise the cap, or lower " + PREFIX
							+ "max-file-size, which is " + RangeCheck.text(maxFileSize()) + ".");
		}
	}

	/**
	 * Validates Spyglass's own properties.
	 * @param file the properties
	 * @throws InvalidConfigurationPropertyValueException if a value is invalid
	 */
	static void validate(LoggingProperties.File file) {
		if (file.keep() < 0) {
			throw new InvalidConfigurationPropertyValueException(LoggingProperties.PREFIX + ".file.keep", file.keep(),
					"The number of archives must not be negative. Use 0 for no limit.");
		}
	}

	private static void validateDates(String pattern) {
		DATE.matcher(pattern).results().map((date) -> date.group(1).split(",", 2)[0].trim()).forEach((date) -> {
			try {
				var unused = DateTimeFormatter.ofPattern(date);
				// Logback uses both kinds of formatters.
				new SimpleDateFormat(date, Locale.ROOT);
			}
			catch (IllegalArgumentException ex) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "file-name-pattern", pattern, "'" + date
						+ "' is not a valid date pattern: " + ex.getMessage() + ". Use a pattern such as yyyy-MM-dd.");
			}
		});
	}

	FileSettings settings(String file, int keep, PropertyContainer variables) {
		String pattern = get("file-name-pattern", String.class, file + ".%d{yyyy-MM-dd}.%i.gz");
		return new FileSettings(Path.of(file), compressedAsGzip(substitute(pattern, variables)), maxFileSize(), keep,
				maxHistory(), totalSizeCap(), get("clean-history-on-start", Boolean.class, false));
	}

	/** Logback needs a library for the others, and writes gzip without it, too. */
	private static String compressedAsGzip(String pattern) {
		return pattern.replaceFirst("\\.(zip|xz)$", ".gz");
	}

	private DataSize maxFileSize() {
		return get("max-file-size", DataSize.class, MAX_FILE_SIZE);
	}

	private int maxHistory() {
		return get("max-history", Integer.class, MAX_HISTORY);
	}

	private DataSize totalSizeCap() {
		return get("total-size-cap", DataSize.class, TOTAL_SIZE_CAP);
	}

	private <T> T get(String name, Class<T> type, T fallback) {
		return this.binder.bind(PREFIX + name, type).orElse(fallback);
	}

	private static String substitute(String pattern, PropertyContainer variables) {
		try {
			return OptionHelper.substVars(pattern, variables);
		}
		catch (ScanException ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "file-name-pattern", pattern,
					"The placeholders can't be resolved: " + ex.getMessage());
		}
	}

}
