/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

/**
 * Captures what is logged, MDC included. Open it after the application has started, since
 * the start detaches all appenders.
 */
public final class CapturedLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	/** Starts to capture. */
	public CapturedLines() {
		setContext((LoggerContext) LoggerFactory.getILoggerFactory());
		start();
		this.root.addAppender(this);
	}

	@Override
	protected void append(ILoggingEvent event) {
		event.prepareForDeferredProcessing();
		this.events.add(event);
	}

	/** Returns what was captured so far. */
	public List<ILoggingEvent> all() {
		return List.copyOf(this.events);
	}

	/** Returns the lines whose message contains a text, once there is one. */
	public List<ILoggingEvent> containing(String text) {
		return matching((event) -> event.getFormattedMessage().contains(text));
	}

	/** Returns the lines that match, once there is one. */
	public List<ILoggingEvent> matching(Predicate<ILoggingEvent> predicate) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.events.stream().filter(predicate).toList(), (found) -> !found.isEmpty());
	}

	/** Returns the lines about an event, once there is one. */
	public List<ILoggingEvent> ofEvent(String name) {
		return matching((event) -> isEvent(event, name));
	}

	/** Returns whether a line is about an event. */
	public static boolean isEvent(ILoggingEvent event, String name) {
		return name.equals(keyValue(event, "event"));
	}

	/** Returns the values that a field of the MDC has on lines that contain a text. */
	public List<String> valuesOf(String field, String text) {
		return containing(text).stream().map((event) -> event.getMDCPropertyMap().get(field)).toList();
	}

	/** Returns the value of a key-value of a line, or null. */
	public static Object keyValue(ILoggingEvent event, String key) {
		if (event.getKeyValuePairs() == null) {
			return null;
		}
		return event.getKeyValuePairs()
			.stream()
			.filter((pair) -> pair.key.equals(key))
			.map((pair) -> pair.value)
			.findFirst()
			.orElse(null);
	}

	@Override
	public void close() {
		this.root.detachAppender(this); // Not stopped: another thread may be appending.
	}

}
