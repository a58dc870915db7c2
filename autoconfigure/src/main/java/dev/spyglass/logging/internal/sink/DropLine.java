/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.LogFields;
import dev.spyglass.vocabulary.TagNames;
import dev.spyglass.vocabulary.internal.EventText;
import org.slf4j.event.KeyValuePair;

/**
 * Creates the event that reports missing lines in a sink: the counts since startup, and
 * for the last line that could not be encoded its logger and the class of the exception.
 */
final class DropLine {

	private static final String LOGGER = "dev.spyglass.logging";

	private DropLine() {
	}

	static ILoggingEvent of(String sink, LoggerContext context, LineCounters counters) {
		LoggingEvent event = new LoggingEvent();
		event.setLoggerContext(context);
		event.setLoggerName(LOGGER);
		event.setLevel(Level.WARN);
		String name = sink.toLowerCase(Locale.ROOT);
		event.setMessage(text(name, counters));
		event.setInstant(Clock.systemUTC().instant());
		event.setThreadName(Thread.currentThread().getName());
		event.setMDCPropertyMap(Map.of());
		add(event, LogFields.EVENT, EventNames.LOG_DROPPED);
		add(event, TagNames.SINK, name);
		add(event, "dropped", counters.count(LineOutcome.DROPPED));
		for (String level : LineCounters.LEVELS) {
			add(event, "dropped_" + level.toLowerCase(Locale.ROOT), counters.count(LineOutcome.DROPPED, level));
		}
		add(event, "failed", counters.count(LineOutcome.FAILED));
		LineFailure failure = counters.lastFailure();
		if (failure != null) {
			add(event, "failed_logger", failure.logger());
			add(event, "failed_cause", failure.cause());
		}
		return event;
	}

	private static String text(String sink, LineCounters counters) {
		EventText text = new EventText().words("Lines are missing from the ")
			.value(sink)
			.words(" log since the start: ");
		return text.number(counters.count(LineOutcome.DROPPED))
			.words(" dropped, ")
			.number(counters.count(LineOutcome.FAILED))
			.words(" failed")
			.toString();
	}

	private static void add(LoggingEvent event, String key, Object value) {
		event.addKeyValuePair(new KeyValuePair(key, value));
	}

}
