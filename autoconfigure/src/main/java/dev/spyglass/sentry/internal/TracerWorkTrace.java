/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;

/**
 * Reopens the scope of spans of Micrometer Tracing. Thread-safe.
 */
public final class TracerWorkTrace implements WorkTrace {

	private final Tracer tracer;

	/**
	 * Creates an instance.
	 * @param tracer opens the scopes
	 */
	public TracerWorkTrace(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public Scope open(Observation.Context context) {
		TracingContext tracing = context.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		return (span != null) ? this.tracer.withSpan(span)::close : () -> {
		};
	}

}
