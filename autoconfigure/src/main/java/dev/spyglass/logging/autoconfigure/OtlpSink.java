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
import org.jspecify.annotations.Nullable;
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

	private static final String EXPORTER = "io.opentelemetry.sdk.logs.export.LogRecordExporter";

	private final LoggerContext context;

	private final Environment environment;

	private final ClassLoader classLoader;

	private final OtlpLineTarget target = new OtlpLineTarget();

	private @Nullable SinkAppender appender;

	private OtlpSink(LoggerContext context, Environment environment, ClassLoader classLoader) {
		this.context = context;
		this.environment = environment;
		this.classLoader = classLoader;
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
		LoggerContextState state = LoggerContextState.of(context);
		OtlpSink existing = state.otlp();
		if (existing != null) {
			return existing;
		}
		OtlpSink sink = new OtlpSink(context, environment, classLoader);
		sink.attach();
		state.otlp(sink);
		return sink;
	}

	/**
	 * Attaches to the root logger, if a reset has detached and stopped the appender.
	 */
	synchronized void attach() {
		ch.qos.logback.classic.Logger root = this.context.getLogger(Logger.ROOT_LOGGER_NAME);
		SinkAppender present = this.appender;
		if (present == null || !root.isAttached(present)) {
			Environment latest = LoggerContextState.of(this.context).environment();
			SinkAppender created = new SinkFactory(this.context, (latest != null) ? latest : this.environment,
					this.classLoader)
				.otlp(this.target, new OwnLinesFilter());
			this.appender = created;
			root.addAppender(created);
		}
	}

	/**
	 * Connects the sink and sends the buffered lines.
	 * @param provider creates the log records
	 */
	public void connect(LoggerProvider provider) {
		this.target.connect(provider);
	}

	/**
	 * Writes the lines logged so far and disconnects the sink. It is removed with its
	 * last connection.
	 * @param provider the provider that was connected
	 * @param limit maximum time to wait
	 */
	public void disconnect(LoggerProvider provider, Duration limit) {
		SinkAppender present = appender();
		if (present != null) {
			present.flush(limit);
		}
		if (!this.target.disconnect(provider)) {
			LoggerContextState.of(this.context).otlp(null);
			detach();
		}
	}

	private synchronized @Nullable SinkAppender appender() {
		return this.appender;
	}

	private synchronized void detach() {
		SinkAppender present = this.appender;
		this.appender = null;
		if (present != null) {
			this.context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(present);
			present.stop();
		}
	}

}
