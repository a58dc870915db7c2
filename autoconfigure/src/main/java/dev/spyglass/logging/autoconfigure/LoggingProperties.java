/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.spyglass.logging.internal.encoder.JsonLineSchema;
import dev.spyglass.logging.internal.encoder.TimestampFormat;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Properties for logging. Levels, groups, the file's name and its rotation are configured
 * by Boot's own {@code logging.*} properties.
 *
 * @param enabled Whether to format and write logs with Spyglass instead of Boot's default
 * logging setup.
 * @param format Format of the console log, where 'auto' means text for a terminal or with
 * devtools, and JSON otherwise.
 * @param schema Schema that defines the names and the structure of the fields in a JSON
 * log line.
 * @param rename New names for fields of a JSON log line, as a map from the name in the
 * Spyglass schema to the new name.
 * @param omit Comma-separated list of fields to leave out of JSON log lines, by their
 * names in the Spyglass schema.
 * @param fields Fields with a fixed value to add to every JSON log line, as a map from
 * field name to value.
 * @param nestedContext Whether to write all key-values of a JSON log line under the
 * 'context' field instead of at the top level.
 * @param timestamp Format of the timestamp in JSON log lines.
 * @param caller Whether to add the class, method, file and line of the logging code to
 * JSON log lines, which makes logging slower.
 * @param limits Properties for the maximum size of a log line.
 * @param async Properties for writing log lines on a background thread.
 * @param file Properties for the log file.
 * @param otlp Properties for exporting logs over OTLP.
 */
@ConfigurationProperties(LoggingProperties.PREFIX)
record LoggingProperties(@DefaultValue("true") boolean enabled, @DefaultValue("auto") LogFormat format,
		@DefaultValue("spyglass") JsonLineSchema schema, @DefaultValue Map<String, String> rename,
		@DefaultValue List<String> omit, @DefaultValue Map<String, String> fields,
		@DefaultValue("false") boolean nestedContext, @DefaultValue("iso") TimestampFormat timestamp,
		@DefaultValue("false") boolean caller, @DefaultValue Limits limits, @DefaultValue Async async,
		@DefaultValue File file, @DefaultValue Otlp otlp) {

	static final String PREFIX = "spyglass.logging";

	static boolean isEnabled(Environment environment) {
		return environment.getProperty(PREFIX + ".enabled", Boolean.class, true);
	}

	/**
	 * Binds the properties before an application context exists.
	 * @param environment the environment
	 * @return the properties
	 * @throws org.springframework.boot.context.properties.bind.BindException if a value
	 * cannot be converted
	 */
	static LoggingProperties bind(Environment environment) {
		return Binder.get(environment).bindOrCreate(PREFIX, LoggingProperties.class);
	}

	/**
	 * Returns the same settings for the OTLP output, whose schema and field names are
	 * fixed.
	 * @return a copy
	 */
	LoggingProperties inOwnSchema() {
		return new LoggingProperties(this.enabled, this.format, JsonLineSchema.SPYGLASS, Map.of(), this.omit,
				this.fields, this.nestedContext, TimestampFormat.ISO, this.caller, this.limits, this.async, this.file,
				this.otlp);
	}

	/**
	 * Properties for the maximum size of a log line. Anything beyond a limit is cut and
	 * marked.
	 *
	 * @param message Maximum size of the message, and of any other single text value, in
	 * a log line.
	 * @param stackTrace Maximum size of the stack trace in a log line.
	 * @param line Maximum size of a whole JSON log line.
	 * @param depth Maximum nesting depth of a key-value in a log line.
	 */
	public record Limits(@DefaultValue("16KB") DataSize message, @DefaultValue("32KB") DataSize stackTrace,
			@DefaultValue("64KB") DataSize line, @DefaultValue("20") int depth) {

	}

	/**
	 * Properties for writing log lines on a background thread.
	 *
	 * @param enabled Whether to write log lines on a background thread (defaults to true,
	 * unless Spring Boot's test support is on the classpath or the console log is text).
	 * @param capacity Maximum number of log lines that wait to be written to an output,
	 * from 64 to 1048576, a quarter of which is reserved for WARN and above.
	 * @param enqueueTimeout Maximum time that a thread waits for space when the log's
	 * ring buffer is full, limited to 0.5 ms for ten seconds after a timeout.
	 * @param shutdownTimeout Maximum time to wait at shutdown for the remaining log lines
	 * to be written.
	 */
	public record Async(@Nullable Boolean enabled, @DefaultValue("32768") int capacity,
			@DefaultValue("50ms") Duration enqueueTimeout, @DefaultValue("5s") Duration shutdownTimeout) {

	}

	/**
	 * Properties for the log file. Its name and its rotation are configured by Boot's own
	 * {@code logging.file.*} and {@code logging.logback.rollingpolicy.*} properties.
	 *
	 * @param keep Maximum number of archived log files to keep, or 0 for no limit.
	 */
	public record File(@DefaultValue("10") int keep) {

	}

	/**
	 * Properties for exporting logs over OTLP. Without Boot's
	 * {@code management.opentelemetry.logging.export.otlp.endpoint} nothing is exported.
	 *
	 * @param enabled Whether to export logs over OTLP if
	 * 'management.opentelemetry.logging.export.otlp.endpoint' is set.
	 */
	public record Otlp(@DefaultValue("true") boolean enabled) {

	}

}
