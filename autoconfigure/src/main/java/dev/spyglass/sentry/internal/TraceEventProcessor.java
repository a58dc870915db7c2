/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import dev.spyglass.vocabulary.LogFields;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import io.sentry.SpanId;
import io.sentry.protocol.SentryId;

/**
 * Links an event to the current trace, since Sentry's own trace id is unknown to other
 * systems. Runs on the thread that captures the event, where the span is current, or is
 * made current again for work that is over. Thread-safe.
 */
public final class TraceEventProcessor implements EventProcessor, WorkTrace {

	private final Tracer tracer;

	private final OptionalFeature guard = new OptionalFeature("Events in Sentry are not linked to their traces");

	/**
	 * Creates a processor.
	 * @param tracer source of the current span, opens scopes
	 */
	public TraceEventProcessor(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		Span span = this.tracer.currentSpan();
		if (span != null && !span.context().traceId().isEmpty()) {
			this.guard.run(() -> link(event, span.context()));
		}
		return event;
	}

	@Override
	public Scope open(Observation.Context context) {
		TracingContext tracing = context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		return (span != null) ? this.tracer.withSpan(span)::close : () -> {
		};
	}

	private static void link(SentryEvent event, TraceContext trace) {
		String parent = trace.parentId();
		ContextEventProcessor.tag(event, LogFields.TRACE_ID, trace.traceId());
		event.getContexts()
			.setTrace(new SpanContext(new SentryId(trace.traceId()), new SpanId(trace.spanId()), "default",
					(parent != null && !parent.isEmpty()) ? new SpanId(parent) : null, null));
	}

}
