/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.spyglass.logging.internal.encoder.JsonLineEncoder;
import dev.spyglass.service.internal.ServiceIdentityResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Encodes lines logged before the application starts. It creates the actual encoder with
 * the first line: most applications log none, and by then the loggers of the classes
 * involved can be initialized.
 */
final class EarlyEncoder extends EncoderBase<ILoggingEvent> {

	private static final String LOGBACK_PATTERN = "%d{HH:mm:ss.SSS} [%thread] %-5level %logger{36} -- %msg%n";

	private static final byte[] NOTHING = {};

	private final LoggerContext loggers;

	private final ClassLoader classLoader;

	private volatile @Nullable Encoder<ILoggingEvent> delegate;

	EarlyEncoder(LoggerContext loggers, ClassLoader classLoader) {
		this.loggers = loggers;
		this.classLoader = classLoader;
		setContext(loggers);
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		Encoder<ILoggingEvent> delegate = this.delegate;
		return ((delegate != null) ? delegate : create()).encode(event);
	}

	boolean isJson() {
		return create() instanceof JsonLineEncoder;
	}

	private synchronized Encoder<ILoggingEvent> create() {
		Encoder<ILoggingEvent> delegate = this.delegate;
		if (delegate == null) {
			delegate = create(EarlyEnvironment.create(this.classLoader));
			this.delegate = delegate;
		}
		return delegate;
	}

	private Encoder<ILoggingEvent> create(Environment environment) {
		try {
			LoggingProperties properties = LoggingProperties.bind(environment);
			LogFormat format = properties.enabled()
					? ConsoleFormat.of(environment::getProperty, properties.format(), this.classLoader) : null;
			if (format == null) {
				return plain();
			}
			return (format == LogFormat.JSON) ? json(environment, properties)
					: ConsoleEncoders.create(this.loggers, environment);
		}
		catch (BindException | InvalidConfigurationPropertyValueException ex) {
			// Startup will fail because of this value, but the line must not be lost.
			return json(environment,
					new Binder(List.of()).bindOrCreate(LoggingProperties.PREFIX, LoggingProperties.class));
		}
	}

	private Encoder<ILoggingEvent> json(Environment environment, LoggingProperties properties) {
		return JsonEncoders.create(this.loggers, SinkName.CONSOLE,
				new ServiceIdentityResolver(this.classLoader).resolve(environment), properties);
	}

	private Encoder<ILoggingEvent> plain() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.loggers);
		encoder.setPattern(LOGBACK_PATTERN);
		encoder.start();
		return encoder;
	}

	@Override
	public byte[] headerBytes() {
		return NOTHING;
	}

	@Override
	public byte[] footerBytes() {
		return NOTHING;
	}

}
