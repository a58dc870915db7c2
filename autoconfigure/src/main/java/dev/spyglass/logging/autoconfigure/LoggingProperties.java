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
 * How log lines look and where they go. Boot's own {@code logging.*} properties keep
 * their meaning: levels, groups, the file's name and its rotation stand there.
 *
 * @param enabled whether Spyglass formats and writes the log at all
 * @param format what the console shows: {@code auto}, {@code json} or {@code console}
 * @param schema names and shape of the fields of a JSON line: {@code spyglass},
 * {@code ecs}, {@code logstash} or {@code gcp}
 * @param rename fields to rename, from Spyglass' name to yours
 * @param omit fields to leave out
 * @param fields fixed fields on every line
 * @param nestedContext whether all key-values go under {@code context} instead of the top
 * level
 * @param timestamp how the time is written: {@code iso} or {@code epoch-millis}
 * @param caller whether each line names the code that logged; slow
 * @param limits bounds of one line
 * @param async how callers and output are decoupled
 * @param file what Boot's properties of the log file do not say
 * @param otlp what Boot's properties of the export of logs do not say
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
	 * Binds the properties before there is a context.
	 * @param environment the environment
	 * @return the properties
	 * @throws org.springframework.boot.context.properties.bind.BindException if a value
	 * can't be understood
	 */
	static LoggingProperties bind(Environment environment) {
		return Binder.get(environment).bindOrCreate(PREFIX, LoggingProperties.class);
	}

	/**
	 * Returns the same settings for an output whose names and shape are fixed.
	 * @return a copy
	 */
	LoggingProperties inOwnSchema() {
		return new LoggingProperties(this.enabled, this.format, JsonLineSchema.SPYGLASS, Map.of(), this.omit,
				this.fields, this.nestedContext, TimestampFormat.ISO, this.caller, this.limits, this.async, this.file,
				this.otlp);
	}

	/**
	 * Bounds of one line. What is beyond is cut and marked.
	 *
	 * @param message longest message
	 * @param stackTrace longest stack trace
	 * @param line longest line
	 * @param depth deepest nesting of key-values
	 */
	public record Limits(@DefaultValue("16KB") DataSize message, @DefaultValue("32KB") DataSize stackTrace,
			@DefaultValue("64KB") DataSize line, @DefaultValue("20") int depth) {

	}

	/**
	 * How callers and output are decoupled.
	 *
	 * @param enabled whether a thread of its own writes the lines; by default it does,
	 * unless spring-boot-test is present or the console is for people
	 * @param capacity how many lines may be waiting for the output; a quarter of them is
	 * kept for WARN and above
	 * @param enqueueTimeout how long a caller waits for room, at most; once that was in
	 * vain, a hundredth of the default for ten seconds
	 * @param shutdownTimeout how long the waiting lines are written at shutdown, at most
	 */
	public record Async(@Nullable Boolean enabled, @DefaultValue("32768") int capacity,
			@DefaultValue("50ms") Duration enqueueTimeout, @DefaultValue("5s") Duration shutdownTimeout) {

	}

	/**
	 * The log file. Its name and its rotation are Boot's {@code logging.file.*} and
	 * {@code logging.logback.rollingpolicy.*}.
	 *
	 * @param keep how many archives are kept, zero for any number
	 */
	public record File(@DefaultValue("10") int keep) {

	}

	/**
	 * Lines over OTLP. Where they go is Boot's
	 * {@code management.opentelemetry.logging.export.otlp.endpoint}; without it they go
	 * nowhere.
	 *
	 * @param enabled whether lines are exported once there is an endpoint
	 */
	public record Otlp(@DefaultValue("true") boolean enabled) {

	}

}
