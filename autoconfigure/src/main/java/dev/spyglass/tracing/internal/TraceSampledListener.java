/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import dev.spyglass.vocabulary.LogFields;
import io.micrometer.tracing.otel.bridge.EventListener;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeClosedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds a field to each log line within a span that shows whether the trace is sampled.
 * Spring Boot's own listener adds the trace id and the span id. Thread-safe.
 */
public final class TraceSampledListener implements EventListener {

	@Override
	public void onEvent(Object event) {
		if (event instanceof ScopeAttachedEvent attached) {
			put(attached.getSpan());
		}
		else if (event instanceof ScopeClosedEvent) {
			MDC.remove(LogFields.TRACE_SAMPLED);
		}
		else if (event instanceof ScopeRestoredEvent restored) {
			put(restored.getSpan());
		}
	}

	private static void put(@Nullable Span span) {
		if (span != null) {
			MDC.put(LogFields.TRACE_SAMPLED, span.getSpanContext().isSampled() ? "true" : "false");
		}
	}

}
