/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing;

import dev.spyglass.vocabulary.LogFields;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.slf4j.MDC;

/**
 * Puts the ids of the request or task that a span is started for on the span, so that the
 * trace is found by them. Thread-safe.
 */
public final class RequestIdSpanProcessor implements SpanProcessor {

	private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey(LogFields.REQUEST_ID);

	private static final AttributeKey<String> CORRELATION_ID = AttributeKey.stringKey(LogFields.CORRELATION_ID);

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		put(span, REQUEST_ID);
		put(span, CORRELATION_ID);
	}

	private static void put(ReadWriteSpan span, AttributeKey<String> key) {
		String value = MDC.get(key.getKey());
		if (value != null) {
			span.setAttribute(key, value);
		}
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		// Not required.
	}

	@Override
	public boolean isEndRequired() {
		return false;
	}

}
