/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import dev.spyglass.logging.internal.encoder.ThrowableSanitizingFilter;
import dev.spyglass.logging.internal.sink.SinkAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LogFile;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Replaces Boot's default appenders with Spyglass's sinks, except for a console or file
 * whose format the user has configured through Boot's properties.
 */
final class SinkInstaller {

	private final Logger root;

	private final Environment environment;

	private final ClassLoader classLoader;

	private final SinkFactory sinks;

	SinkInstaller(LoggerContext context, Environment environment, ClassLoader classLoader) {
		this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		this.environment = environment;
		this.classLoader = classLoader;
		this.sinks = new SinkFactory(context, environment, classLoader);
	}

	/**
	 * Returns whether the user has configured the file's format, so that Boot writes the
	 * file.
	 * @param environment the environment
	 * @return {@code true} if Boot writes the file
	 */
	static boolean isFileFormattedByUser(Environment environment) {
		return StringUtils.hasText(environment.getProperty("logging.structured.format.file"))
				|| StringUtils.hasText(environment.getProperty("logging.pattern.file"));
	}

	/**
	 * Installs the sinks.
	 * @param logFile the file, or {@code null} if there is none or Boot writes it
	 */
	void install(@Nullable LogFile logFile) {
		ThrowableSanitizingFilter.install(this.root.getLoggerContext());
		List<SinkAppender> installed = new ArrayList<>();
		LogFormat console = ConsoleFormat.of(this.environment::getProperty, this.sinks.properties().format(),
				this.classLoader);
		if (console != null) {
			detach("CONSOLE");
			installed.add(this.sinks.console(console));
		}
		String failure = (logFile != null) ? installFile(logFile, installed) : null;
		installed.forEach(this.root::addAppender);
		if (failure != null) {
			LoggerFactory.getLogger(SinkInstaller.class).warn(failure);
		}
	}

	private @Nullable String installFile(LogFile logFile, List<SinkAppender> installed) {
		try {
			installed.add(this.sinks.file(logFile));
			return null;
		}
		catch (IOException ex) {
			// Without a file, the console must show the lines even if its threshold is
			// OFF.
			installed.forEach(Appender::clearAllFilters);
			return new UnwritableFile(logFile, ex, () -> this.sinks.console(LogFormat.JSON)).message();
		}
	}

	private void detach(String name) {
		Appender<ILoggingEvent> appender = this.root.getAppender(name);
		if (appender != null) {
			this.root.detachAppender(appender);
			appender.stop();
		}
	}

}
