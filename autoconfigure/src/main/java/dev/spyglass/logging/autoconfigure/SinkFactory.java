/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.util.OptionHelper;
import dev.spyglass.logging.internal.encoder.ThrowableSanitizingFilter;
import dev.spyglass.logging.internal.otlp.OtlpLineTarget;
import dev.spyglass.logging.internal.otlp.OwnLinesFilter;
import dev.spyglass.logging.internal.sink.LineCounters;
import dev.spyglass.logging.internal.sink.RingSettings;
import dev.spyglass.logging.internal.sink.SinkAppender;
import dev.spyglass.service.internal.ServiceIdentityResolver;

import org.springframework.boot.logging.LogFile;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Creates Spyglass's sinks from the properties.
 */
final class SinkFactory {

	private static final String SPRING_BOOT_TEST = "org.springframework.boot.test.context.SpringBootTest";

	private final LoggerContext context;

	private final Environment environment;

	private final ClassLoader classLoader;

	private final LoggingProperties properties;

	SinkFactory(LoggerContext context, Environment environment, ClassLoader classLoader) {
		this.context = context;
		this.environment = environment;
		this.classLoader = classLoader;
		this.properties = LoggingProperties.bind(environment);
		LogRedactor.install(context, environment);
		ThrowableSanitizingFilter.install(context);
	}

	LoggingProperties properties() {
		return this.properties;
	}

	/**
	 * Creates the console sink.
	 * @param format {@link LogFormat#JSON} or {@link LogFormat#CONSOLE}
	 * @return the appender, started
	 */
	SinkAppender console(LogFormat format) {
		boolean json = format == LogFormat.JSON;
		Encoder<ILoggingEvent> encoder = json ? jsonEncoder(SinkName.CONSOLE)
				: ConsoleEncoders.create(this.context, this.environment);
		// Text is written synchronously, to stay in order with other console output.
		return started(SinkAppender.console(SinkName.CONSOLE.name(), encoder, ring(json), counters(SinkName.CONSOLE)),
				"CONSOLE_LOG_THRESHOLD");
	}

	/**
	 * Creates the file sink.
	 * @param file the log file
	 * @return the appender, started
	 * @throws IOException if the file cannot be written
	 */
	SinkAppender file(LogFile file) throws IOException {
		return started(SinkAppender.file(SinkName.FILE.name(), jsonEncoder(SinkName.FILE), ring(true),
				counters(SinkName.FILE), new RotationProperties(this.environment).settings(file.toString(),
						this.properties.file().keep(), this.context)),
				"FILE_LOG_THRESHOLD");
	}

	/**
	 * Creates the OTLP sink, which always uses Spyglass's own schema.
	 * @param target the output
	 * @param filter excludes lines of the export itself
	 * @return the appender, started
	 */
	SinkAppender otlp(OtlpLineTarget target, OwnLinesFilter filter) {
		Encoder<ILoggingEvent> encoder = JsonEncoders.create(this.context, SinkName.OTLP,
				new ServiceIdentityResolver(this.classLoader).resolve(this.environment), this.properties.inOwnSchema());
		SinkAppender appender = SinkAppender.to(SinkName.OTLP.name(), target, encoder, ring(true),
				counters(SinkName.OTLP));
		filter.start();
		appender.addFilter(filter);
		appender.setContext(this.context);
		appender.start();
		return appender;
	}

	private LineCounters counters(SinkName sink) {
		return LoggerContextState.of(this.context).counters(sink);
	}

	private SinkAppender started(SinkAppender appender, String threshold) {
		// A reset removes the properties of the context, but Boot sets those of the
		// system, too.
		String level = OptionHelper.propertyLookup(threshold, this.context, null);
		if (StringUtils.hasText(level)) {
			ThresholdFilter filter = new ThresholdFilter();
			filter.setLevel(level);
			filter.start();
			appender.addFilter(filter);
		}
		appender.setContext(this.context);
		appender.start();
		return appender;
	}

	private Encoder<ILoggingEvent> jsonEncoder(SinkName sink) {
		return JsonEncoders.create(this.context, sink,
				new ServiceIdentityResolver(this.classLoader).resolve(this.environment), this.properties);
	}

	private RingSettings ring(boolean asynchronousByDefault) {
		LoggingProperties.Async async = this.properties.async();
		Boolean configured = async.enabled();
		boolean asynchronous = (configured != null) ? configured
				: asynchronousByDefault && !ClassUtils.isPresent(SPRING_BOOT_TEST, this.classLoader);
		return RingProperties.settings(async, asynchronous);
	}

}
