/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.List;
import java.util.function.Function;

import dev.spyglass.request.internal.RequestScopeRestorer;
import dev.spyglass.request.internal.TraceIdSource;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

/**
 * Restores the trace of a request for log lines that are written after its observation
 * has stopped. Thread-safe.
 */
public final class TraceScopeRestorer implements RequestScopeRestorer, TraceIdSource {

	/**
	 * Request attributes in which Spring's servlet filter and its reactive adapter store
	 * the observation context.
	 */
	private static final List<String> ATTRIBUTES = List.of(
			"org.springframework.web.filter.ServerHttpObservationFilter.context",
			"org.springframework.http.server.reactive.observation.ServerRequestObservationContext");

	private final Tracer tracer;

	/**
	 * Creates a restorer.
	 * @param tracer opens the restored scopes
	 */
	public TraceScopeRestorer(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public Scope reopen(Function<String, @Nullable Object> attributes) {
		for (String name : ATTRIBUTES) {
			if (attributes.apply(name) instanceof Observation.Context observation) {
				return reopen(observation);
			}
		}
		return Scope.EMPTY;
	}

	@Override
	public @Nullable String currentTraceId() {
		Span span = this.tracer.currentSpan();
		String traceId = (span != null) ? span.context().traceId() : "";
		return !traceId.isEmpty() ? traceId : null;
	}

	private Scope reopen(Observation.Context observation) {
		TracingContext tracing = observation.get(TracingContext.class);
		Span span = (tracing != null) ? tracing.getSpan() : null;
		return (span != null) ? this.tracer.currentTraceContext().maybeScope(span.context())::close : Scope.EMPTY;
	}

}
