/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.spi.AppenderAttachable;
import dev.spyglass.logging.internal.sink.SinkAppender;

/**
 * Finds Spyglass's sinks among the appenders of a logger context, and stops all others.
 */
final class InstalledSinks {

	private InstalledSinks() {
	}

	static List<SinkAppender> of(LoggerContext context) {
		List<SinkAppender> sinks = new ArrayList<>();
		for (Logger logger : context.getLoggerList()) {
			collect(logger, sinks);
		}
		return sinks;
	}

	private static void collect(AppenderAttachable<ILoggingEvent> holder, List<SinkAppender> sinks) {
		for (Iterator<Appender<ILoggingEvent>> it = holder.iteratorForAppenders(); it.hasNext();) {
			Appender<ILoggingEvent> appender = it.next();
			Object sink = (appender instanceof XmlSinkAppender wrapper) ? wrapper.delegate() : appender;
			if (sink instanceof SinkAppender found && !sinks.contains(found)) {
				sinks.add(found);
			}
		}
	}

	static void stopOthers(LoggerContext context) {
		for (Logger logger : context.getLoggerList()) {
			List<Appender<ILoggingEvent>> others = new ArrayList<>();
			logger.iteratorForAppenders().forEachRemaining(others::add);
			others.removeIf((appender) -> appender instanceof SinkAppender || appender instanceof XmlSinkAppender
					|| appender instanceof LoggedErrors);
			others.forEach((appender) -> {
				logger.detachAppender(appender);
				appender.stop();
			});
		}
	}

}
