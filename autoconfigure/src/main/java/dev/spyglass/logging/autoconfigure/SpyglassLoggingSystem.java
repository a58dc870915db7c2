/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.logging.internal.sink.SinkAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.core.env.Environment;

/**
 * Boot's logging system for Logback with Spyglass' sinks in place of Boot's default ones.
 * Boot asks for the defaults only when the user has no logging configuration of his own,
 * so a {@code logback-spring.xml}, a {@code logback.xml} and {@code logging.config} are
 * respected without a line of code here.
 */
class SpyglassLoggingSystem extends LogbackLoggingSystem {

	SpyglassLoggingSystem(ClassLoader classLoader) {
		super(classLoader);
	}

	@Override
	public void initialize(LoggingInitializationContext initializationContext, @Nullable String configLocation,
			@Nullable LogFile logFile) {
		super.initialize(initializationContext, configLocation, logFile);
		Environment environment = initializationContext.getEnvironment();
		if (environment != null) {
			OtlpSink.installIfWanted(loggerContext(), environment, getClassLoader());
		}
	}

	@Override
	protected void loadDefaults(LoggingInitializationContext initializationContext, @Nullable LogFile logFile) {
		Environment environment = initializationContext.getEnvironment();
		if (environment == null || !LoggingProperties.isEnabled(environment)) {
			super.loadDefaults(initializationContext, logFile);
			return;
		}
		boolean ours = !SinkInstaller.isFileFormattedByUser(environment);
		super.loadDefaults(initializationContext, ours ? null : logFile); // Boot's file
																			// need not
																			// be opened.
		new SinkInstaller(loggerContext(), environment, getClassLoader()).install(ours ? logFile : null);
	}

	/**
	 * Writes what is left, and keeps Spyglass' sinks open: other shutdown hooks may still
	 * log. Everything else is stopped as Boot does it.
	 */
	@Override
	public Runnable getShutdownHandler() {
		Runnable all = super.getShutdownHandler();
		return () -> {
			List<SinkAppender> sinks = InstalledSinks.of(loggerContext());
			if (sinks.isEmpty()) {
				all.run();
				return;
			}
			InstalledSinks.stopOthers(loggerContext());
			sinks.forEach(SinkAppender::end);
		};
	}

	private static LoggerContext loggerContext() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

}
