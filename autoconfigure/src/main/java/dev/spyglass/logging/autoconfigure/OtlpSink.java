/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.time.Duration;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.logging.internal.otlp.OtlpLineTarget;
import dev.spyglass.logging.internal.otlp.OwnLinesFilter;
import dev.spyglass.logging.internal.sink.SinkAppender;
import io.opentelemetry.api.logs.LoggerProvider;
import org.slf4j.Logger;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Sends the lines of a logger context to an OTLP collector. It is installed before the
 * first line, and connected once the application context has an exporter. Thread-safe.
 */
final class OtlpSink {

	/** Boot's property for the endpoint. */
	public static final String ENDPOINT = "management.opentelemetry.logging.export.otlp.endpoint";

	/** Boot's property that enables the export. */
	public static final String EXPORT_ENABLED = "management.logging.export.otlp.enabled";

	private static final String KEY = OtlpSink.class.getName();

	private static final String EXPORTER = "io.opentelemetry.sdk.logs.export.LogRecordExporter";

	private final SinkAppender appender;

	private final OtlpLineTarget target;

	private OtlpSink(SinkAppender appender, OtlpLineTarget target) {
		this.appender = appender;
		this.target = target;
	}

	static void installIfEnabled(LoggerContext context, Environment environment, ClassLoader classLoader) {
		if (StringUtils.hasText(environment.getProperty(ENDPOINT)) && LoggingProperties.isEnabled(environment)
				&& environment.getProperty(LoggingProperties.PREFIX + ".otlp.enabled", Boolean.class, true)
				&& environment.getProperty("management.opentelemetry.enabled", Boolean.class, true)
				&& environment.getProperty(EXPORT_ENABLED, Boolean.class,
						environment.getProperty("management.logging.export.enabled", Boolean.class, true))
				&& ClassUtils.isPresent(EXPORTER, classLoader)) {
			of(context, environment, classLoader);
		}
	}

	/**
	 * Returns the sink of a logger context, and creates it if there is none.
	 * @param context the logger context
	 * @param environment the application's environment
	 * @param classLoader the application's class loader
	 * @return the sink, which buffers lines until it is connected
	 */
	public static OtlpSink of(LoggerContext context, Environment environment, ClassLoader classLoader) {
		if (context.getObject(KEY) instanceof OtlpSink existing) {
			return existing;
		}
		OtlpLineTarget target = new OtlpLineTarget();
		SinkAppender appender = new SinkFactory(context, environment, classLoader).otlp(target, new OwnLinesFilter());
		context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
		OtlpSink sink = new OtlpSink(appender, target);
		context.putObject(KEY, sink);
		return sink;
	}

	/**
	 * Connects the sink and sends the buffered lines.
	 * @param provider creates the log records
	 */
	public void connect(LoggerProvider provider) {
		this.target.connect(provider);
	}

	/**
	 * Writes the lines logged so far and disconnects the sink.
	 * @param limit maximum time to wait
	 */
	public void disconnect(Duration limit) {
		this.appender.flush(limit);
		this.target.disconnect();
	}

}
