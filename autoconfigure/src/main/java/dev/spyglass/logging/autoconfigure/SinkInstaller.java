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

	private final @Nullable LogFile logFile;

	/**
	 * Creates an installer.
	 * @param context the logger context
	 * @param environment the application's environment
	 * @param classLoader the application's class loader
	 * @param logFile the file, or {@code null} if there is none or Boot writes it
	 */
	SinkInstaller(LoggerContext context, Environment environment, ClassLoader classLoader, @Nullable LogFile logFile) {
		this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		this.environment = environment;
		this.classLoader = classLoader;
		this.logFile = logFile;
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
	 * @return a warning to log, or {@code null}
	 */
	@Nullable String install() {
		LoggerContext context = this.root.getLoggerContext();
		LoggerContextState.of(context).environment(this.environment);
		SinkFactory sinks = new SinkFactory(context, this.environment, this.classLoader);
		List<SinkAppender> installed = new ArrayList<>();
		LogFormat console = ConsoleFormat.of(this.environment::getProperty, sinks.properties().format(),
				this.classLoader);
		if (console != null) {
			detach(SinkName.CONSOLE.name());
			installed.add(sinks.console(console));
		}
		String warning = (this.logFile != null) ? installFile(this.logFile, sinks, installed) : null;
		installed.forEach(this.root::addAppender);
		return warning;
	}

	private static @Nullable String installFile(LogFile logFile, SinkFactory sinks, List<SinkAppender> installed) {
		try {
			installed.add(sinks.file(logFile));
			return null;
		}
		catch (IOException ex) {
			// Without a file, the console must show the lines even if its threshold is
			// OFF.
			installed.forEach(Appender::clearAllFilters);
			return new UnwritableFile(logFile, ex, () -> sinks.console(LogFormat.JSON)).message();
		}
	}

	static void warn(@Nullable String warning) {
		if (warning != null) {
			LoggerFactory.getLogger(SinkInstaller.class).warn(warning);
		}
	}

	/** Removes the sinks. */
	void remove() {
		detach(SinkName.CONSOLE.name());
		detach(SinkName.FILE.name());
	}

	private void detach(String name) {
		Appender<ILoggingEvent> appender = this.root.getAppender(name);
		if (appender != null) {
			this.root.detachAppender(appender);
			appender.stop();
		}
	}

}
