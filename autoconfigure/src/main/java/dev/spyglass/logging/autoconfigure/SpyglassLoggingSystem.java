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
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.logback.LogbackLoggingSystem;
import org.springframework.core.env.Environment;

/**
 * Logging system for Logback that installs Spyglass's sinks instead of Boot's default
 * appenders. Boot loads the defaults only if the user has no logging configuration, so
 * that {@code logback-spring.xml}, {@code logback.xml} and {@code logging.config} take
 * precedence.
 */
class SpyglassLoggingSystem extends LogbackLoggingSystem {

	private final SilencingFilter silence = new SilencingFilter();

	private boolean silenced;

	/** The user's configuration, or {@code null} if Spyglass's defaults are used. */
	private @Nullable String file;

	SpyglassLoggingSystem(ClassLoader classLoader) {
		super(classLoader);
	}

	@Override
	public void initialize(LoggingInitializationContext initializationContext, @Nullable String configLocation,
			@Nullable LogFile logFile) {
		Environment environment = initializationContext.getEnvironment();
		LoggerContext context = loggerContext();
		if (environment == null
				|| (!LoggingProperties.isEnabled(environment) && LoggerContextState.find(context) == null)) {
			super.initialize(initializationContext, configLocation, logFile);
			return;
		}
		boolean configured = context.getObject(LoggingSystem.class.getName()) != null;
		LoggerContextState state = LoggerContextState.of(context);
		state.initializing();
		try {
			super.initialize(new RestoringInitializationContext(initializationContext, () -> restore(state)),
					configLocation, logFile);
		}
		finally {
			state.initialized();
		}
		OtlpSink.installIfEnabled(context, environment, getClassLoader());
		if (!configured && LoggingProperties.isEnabled(environment)) {
			String line = TextConsoleReport.of(context, environment, getClassLoader(), this.file);
			if (line != null) {
				LoggerFactory.getLogger(SpyglassLoggingSystem.class).info(line);
			}
		}
	}

	private void restore(LoggerContextState state) {
		state.attach();
		if (this.silenced && !loggerContext().getTurboFilterList().contains(this.silence)) {
			loggerContext().addTurboFilter(this.silence);
		}
	}

	@Override
	protected void loadConfiguration(LoggingInitializationContext initializationContext, String location,
			@Nullable LogFile logFile) {
		LoggerContextState state = LoggerContextState.find(loggerContext());
		if (state != null) {
			state.resetByBoot();
		}
		this.file = location;
		super.loadConfiguration(initializationContext, location, logFile);
	}

	@Override
	protected void loadDefaults(LoggingInitializationContext initializationContext, @Nullable LogFile logFile) {
		LoggerContextState state = LoggerContextState.find(loggerContext());
		if (state != null) {
			state.resetByBoot();
		}
		this.file = null;
		Environment environment = initializationContext.getEnvironment();
		if (state == null || environment == null || !LoggingProperties.isEnabled(environment)) {
			super.loadDefaults(initializationContext, logFile);
			return;
		}
		boolean ownFile = !SinkInstaller.isFileFormattedByUser(environment);
		SinkInstaller sinks = new SinkInstaller(loggerContext(), environment, getClassLoader(),
				ownFile ? logFile : null);
		String warning;
		this.silenced = true;
		try {
			// Without the file, Boot does not open it.
			super.loadDefaults(initializationContext, ownFile ? null : logFile);
			warning = sinks.install();
		}
		finally {
			this.silenced = false;
			loggerContext().getTurboFilterList().remove(this.silence);
		}
		state.defaults(sinks);
		SinkInstaller.warn(warning);
	}

	/**
	 * Flushes Spyglass's sinks but keeps them open, since other shutdown hooks may still
	 * log. All other appenders are stopped as Boot does it.
	 */
	@Override
	public Runnable getShutdownHandler() {
		Runnable shutdownHandler = super.getShutdownHandler();
		return () -> {
			List<SinkAppender> sinks = InstalledSinks.of(loggerContext());
			if (sinks.isEmpty()) {
				shutdownHandler.run();
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
