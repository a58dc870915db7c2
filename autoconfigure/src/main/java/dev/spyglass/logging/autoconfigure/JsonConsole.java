/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.Iterator;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.encoder.JsonLineEncoder;
import dev.spyglass.logging.internal.sink.SinkAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether Spyglass writes JSON to the console, whichever appender does it.
 */
final class JsonConsole {

	private JsonConsole() {
	}

	/**
	 * Returns the redaction of the console if the console shows JSON.
	 * @return the redaction, or {@code null} if the console shows text or is not written
	 * by Spyglass
	 */
	static @Nullable Redactor redactor() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context && isActive(context)) {
			return LogRedactor.of(context, SinkName.CONSOLE);
		}
		return null;
	}

	private static boolean isActive(LoggerContext context) {
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		for (Iterator<Appender<ILoggingEvent>> it = root.iteratorForAppenders(); it.hasNext();) {
			Appender<ILoggingEvent> appender = it.next();
			if (isJson((appender instanceof XmlSinkAppender wrapper) ? wrapper.delegate() : appender)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isJson(@Nullable Appender<ILoggingEvent> appender) {
		if (appender instanceof SinkAppender sink) {
			return SinkName.CONSOLE.name().equals(sink.getName()) && sink.encoder() instanceof JsonLineEncoder;
		}
		return appender instanceof ConsoleAppender<ILoggingEvent> early
				&& early.getEncoder() instanceof EarlyEncoder encoder && encoder.isJson();
	}

}
