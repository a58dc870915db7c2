/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.List;

import dev.spyglass.request.internal.ExcludedPaths;
import dev.spyglass.vocabulary.LogFields;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Traces the observations of all received requests and messages. It marks the spans of
 * excluded requests, which {@link ExcludedRequestSampler} then drops. Their observations
 * go on: metrics are recorded, log lines keep the trace id, and inner observations become
 * children of the unsampled span instead of new roots. It also rejects ambiguous trace
 * headers of the caller with {@link StrictPropagator}, and tags spans with the user and
 * the tenant. Thread-safe.
 */
// Micrometer's context has no useful type here.
@SuppressWarnings("rawtypes")
public final class ExcludedRequestHandler extends PropagatingReceiverTracingObservationHandler<ReceiverContext> {

	private static final List<String> LATE_TAGS = List.of(LogFields.USER_ID, LogFields.TENANT_ID);

	private final List<RequestReader> readers;

	private final ExcludedPaths excluded;

	/**
	 * Creates a handler.
	 * @param tracer creates the spans
	 * @param propagator reads the caller's trace context
	 * @param readers read the requests of each web stack
	 * @param excluded paths of requests that are not traced
	 */
	public ExcludedRequestHandler(Tracer tracer, Propagator propagator, List<RequestReader> readers,
			ExcludedPaths excluded) {
		super(tracer, new StrictPropagator(propagator, readers));
		this.readers = List.copyOf(readers);
		this.excluded = excluded;
	}

	@Override
	public Span.Builder customizeExtractedSpan(ReceiverContext context, Span.Builder builder) {
		return isExcluded(context.getCarrier()) ? builder.tag(ExcludedRequestSampler.EXCLUDED.getKey(), true) : builder;
	}

	/**
	 * Tags the user and the tenant when the observation stops, because they are unknown
	 * at its start.
	 */
	@Override
	public void customizeReceiverSpan(ReceiverContext context, Span span) {
		for (String name : LATE_TAGS) {
			String value = MDC.get(name);
			if (value != null) {
				span.tag(name, value);
			}
		}
	}

	private boolean isExcluded(@Nullable Object carrier) {
		for (RequestReader reader : this.readers) {
			String path = reader.path(carrier);
			if (path != null) {
				return this.excluded.contains(path);
			}
		}
		return false;
	}

}
