/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.Iterator;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.AppenderAttachable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Reports that the user's own pattern formats the console, where JSON could have been
 * expected: not on a terminal, and not if text was chosen by
 * {@code spyglass.logging.format}.
 */
final class TextConsoleReport {

	private static final String REMEDY = " To keep the text without this line, set spyglass.logging.format=console.";

	private TextConsoleReport() {
	}

	/**
	 * Returns the line to log.
	 * @param context the configured context
	 * @param environment the application's environment
	 * @param classLoader the application's class loader
	 * @param file the user's Logback configuration, or {@code null} if there is none
	 * @return the line, or {@code null}
	 */
	static @Nullable String of(LoggerContext context, Environment environment, ClassLoader classLoader,
			@Nullable String file) {
		LogFormat format = LoggingProperties.bind(environment).format();
		boolean json = (format == LogFormat.AUTO) ? ConsoleFormat.automatic(classLoader) == LogFormat.JSON
				: format == LogFormat.JSON;
		if (!json || (file != null && file.contains("logback-test"))
				|| !hasText(context.getLogger(Logger.ROOT_LOGGER_NAME))) {
			return null;
		}
		if (file != null) {
			return "The console shows text without redaction, as " + file + " says. For JSON with redaction, include "
					+ "dev/spyglass/logging/spyglass-include.xml in it and refer to SPYGLASS_CONSOLE." + REMEDY;
		}
		return StringUtils.hasText(environment.getProperty("logging.pattern.console"))
				? "The console shows text without redaction, since logging.pattern.console is set. For JSON with "
						+ "redaction, remove it, or set spyglass.logging.format=json." + REMEDY
				: null;
	}

	private static boolean hasText(AppenderAttachable<ILoggingEvent> holder) {
		for (Iterator<Appender<ILoggingEvent>> it = holder.iteratorForAppenders(); it.hasNext();) {
			Appender<ILoggingEvent> appender = it.next();
			if (appender instanceof ConsoleAppender<ILoggingEvent> console
					&& console.getEncoder() instanceof LayoutWrappingEncoder) {
				return true;
			}
			if (appender instanceof AppenderAttachable<?> && hasText((AppenderAttachable<ILoggingEvent>) appender)) {
				return true;
			}
		}
		return false;
	}

}
