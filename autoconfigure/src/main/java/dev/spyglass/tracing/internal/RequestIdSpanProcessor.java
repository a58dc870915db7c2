/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.List;
import java.util.stream.Stream;

import dev.spyglass.vocabulary.LogFields;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.slf4j.MDC;

/**
 * Adds the ids of the request or task to each span that is started for it, so that traces
 * can be found by them. Also adds the user and the tenant if they are known. Thread-safe.
 */
public final class RequestIdSpanProcessor implements SpanProcessor {

	private static final List<AttributeKey<String>> KEYS = Stream
		.of(LogFields.REQUEST_ID, LogFields.CORRELATION_ID, LogFields.USER_ID, LogFields.TENANT_ID)
		.map(AttributeKey::stringKey)
		.toList();

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		for (AttributeKey<String> key : KEYS) {
			String value = MDC.get(key.getKey());
			if (value != null) {
				span.setAttribute(key, value);
			}
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
