/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Describes one of Spyglass' own lines, whose message already says what its key-values
 * hold.
 *
 * @param event name of the event
 * @param pairs key-values of the line
 */
record OwnLine(String event, List<KeyValuePair> pairs) {

	private static final String LOGGERS = "dev.spyglass.";

	private static final Set<String> EVENTS = Set.of(EventNames.REQUEST_STARTED, EventNames.REQUEST_COMPLETED,
			EventNames.TASK_STARTED, EventNames.TASK_COMPLETED, EventNames.TASK_FAILED, EventNames.HEALTH_CHANGED,
			EventNames.LOG_DROPPED, EventNames.CARDINALITY_CAPPED);

	/** Fields of a request that may be on each of its lines. */
	private static final Set<String> OF_REQUESTS = Set.of(LogFields.MDC_HTTP_METHOD, LogFields.MDC_HTTP_ROUTE);

	/** Key-values of a drop report that its message leaves out. */
	private static final String LAST_FAILURE = "failed_";

	/** Returns the line, or {@code null} if it is not one of Spyglass' own. */
	static @Nullable OwnLine of(ILoggingEvent line) {
		List<KeyValuePair> pairs = line.getKeyValuePairs();
		if (pairs == null || !line.getLoggerName().startsWith(LOGGERS)) {
			return null;
		}
		return (value(pairs, LogFields.EVENT) instanceof String event && EVENTS.contains(event))
				? new OwnLine(event, pairs) : null;
	}

	/** Returns whether the message leaves out a key-value. */
	boolean shows(String key) {
		return this.event.equals(EventNames.LOG_DROPPED) && key.startsWith(LAST_FAILURE);
	}

	/** Returns whether the message leaves out an entry of the MDC. */
	boolean showsOfMdc(String key) {
		return !isRequest() || !OF_REQUESTS.contains(key);
	}

	boolean isRequest() {
		return this.event.equals(EventNames.REQUEST_COMPLETED) || this.event.equals(EventNames.REQUEST_STARTED);
	}

	boolean isFailedTask() {
		return this.event.equals(EventNames.TASK_FAILED);
	}

	/** Returns a member of the request, or {@code null} if it is missing. */
	@Nullable Object ofRequest(String member) {
		return (value(this.pairs, LogFields.HTTP) instanceof Map<?, ?> http) ? http.get(member) : null;
	}

	private static @Nullable Object value(List<KeyValuePair> pairs, String key) {
		for (KeyValuePair pair : pairs) {
			if (key.equals(pair.key)) {
				return pair.value;
			}
		}
		return null;
	}

}
