/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.MessageFormatter;

/**
 * Event with other arguments than the one that was logged, whose array belongs to the
 * caller. Its message is formatted with them.
 *
 * @param event the event that was logged
 * @param arguments the arguments
 * @param formattedMessage the message with the arguments
 */
record SanitizedEvent(ILoggingEvent event, Object[] arguments, String formattedMessage) implements ILoggingEvent {

	SanitizedEvent(ILoggingEvent event, Object[] arguments) {
		this(event, arguments,
				String.valueOf(MessageFormatter.arrayFormat(event.getMessage(), arguments, null).getMessage()));
	}

	@Override
	public Object[] getArgumentArray() {
		return this.arguments;
	}

	@Override
	public String getFormattedMessage() {
		return this.formattedMessage;
	}

	/** Does not prepare the event itself, which would format its message. */
	@Override
	public void prepareForDeferredProcessing() {
		// Both are read from the thread now and stored.
		var unusedName = this.event.getThreadName();
		var unusedMdc = this.event.getMDCPropertyMap();
	}

	@Override
	public String getThreadName() {
		return this.event.getThreadName();
	}

	@Override
	public Level getLevel() {
		return this.event.getLevel();
	}

	@Override
	public String getMessage() {
		return this.event.getMessage();
	}

	@Override
	public String getLoggerName() {
		return this.event.getLoggerName();
	}

	@Override
	public LoggerContextVO getLoggerContextVO() {
		return this.event.getLoggerContextVO();
	}

	@Override
	public @Nullable IThrowableProxy getThrowableProxy() {
		return this.event.getThrowableProxy();
	}

	@Override
	public StackTraceElement[] getCallerData() {
		return this.event.getCallerData();
	}

	@Override
	public boolean hasCallerData() {
		return this.event.hasCallerData();
	}

	@Override
	public List<Marker> getMarkerList() {
		return this.event.getMarkerList();
	}

	@Override
	public Map<String, String> getMDCPropertyMap() {
		return this.event.getMDCPropertyMap();
	}

	@Override
	@SuppressWarnings("deprecation") // Required by the interface.
	public Map<String, String> getMdc() {
		return this.event.getMDCPropertyMap();
	}

	@Override
	public long getTimeStamp() {
		return this.event.getTimeStamp();
	}

	@Override
	public int getNanoseconds() {
		return this.event.getNanoseconds();
	}

	@Override
	public Instant getInstant() {
		return this.event.getInstant();
	}

	@Override
	public long getSequenceNumber() {
		return this.event.getSequenceNumber();
	}

	@Override
	public List<KeyValuePair> getKeyValuePairs() {
		return this.event.getKeyValuePairs();
	}

}
