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
 * Marks the spans of requests that are not to be traced, for
 * {@link ExcludedRequestSampler} to drop. The observation itself goes on: its metrics
 * stay, its lines keep their trace id, and observations within it become children of an
 * unsampled span instead of roots of their own. Reads the caller's trace strictly, and
 * puts the user on the request's span. Thread-safe.
 */
@SuppressWarnings("rawtypes") // Micrometer's context has no useful type here.
public final class ExcludedRequestHandler extends PropagatingReceiverTracingObservationHandler<ReceiverContext> {

	private static final List<String> LATE = List.of(LogFields.USER_ID, LogFields.TENANT_ID);

	private final List<RequestReader> readers;

	private final ExcludedPaths excluded;

	/**
	 * Creates a handler.
	 * @param tracer records the spans
	 * @param propagator reads the caller's trace context
	 * @param readers read requests, one for each web stack
	 * @param excluded paths that are not to be traced
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

	/** Who the user is turns out on the request's way. */
	@Override
	public void customizeReceiverSpan(ReceiverContext context, Span span) {
		for (String name : LATE) {
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
