/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.function.BiConsumer;

import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds the request id and the trace id to error responses, so that a user can quote them
 * to support. Immutable and thread-safe.
 */
public final class ErrorIds {

	private final TraceIdSource traceIds;

	/**
	 * Creates the ids.
	 * @param traceIds provides the current trace id
	 */
	public ErrorIds(TraceIdSource traceIds) {
		this.traceIds = traceIds;
	}

	/**
	 * Passes the known ids to a consumer.
	 * @param active the request, or {@code null} for the request of the current thread
	 * @param properties accepts the name and the value of each id
	 */
	public void addTo(@Nullable ActiveRequest active, BiConsumer<String, Object> properties) {
		String requestId = (active != null) ? active.identity().requestId() : MDC.get(LogFields.REQUEST_ID);
		add(properties, LogFields.REQUEST_ID, requestId);
		add(properties, LogFields.TRACE_ID, this.traceIds.currentTraceId());
	}

	private static void add(BiConsumer<String, Object> properties, String name, @Nullable String value) {
		if (value != null) {
			properties.accept(name, value);
		}
	}

}
