/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import dev.spyglass.vocabulary.LogFields;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.trace.IdGenerator;
import org.slf4j.MDC;

/**
 * Uses the request id as the id of a new trace if it is a valid trace id, and a random id
 * otherwise. Used with {@code spyglass.request.id.generator=trace-id}. Thread-safe.
 */
public final class RequestTraceIdGenerator implements IdGenerator {

	private final IdGenerator random = IdGenerator.random();

	@Override
	public String generateTraceId() {
		String requestId = MDC.get(LogFields.REQUEST_ID);
		return (requestId != null && TraceId.isValid(requestId)) ? requestId : this.random.generateTraceId();
	}

	@Override
	public String generateSpanId() {
		return this.random.generateSpanId();
	}

}
