/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing;

import java.util.List;
import java.util.function.BiConsumer;

import dev.spyglass.vocabulary.HeaderNames;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;

/**
 * Adds headers to a response that identify the trace of the request. A bean of this type
 * is present if {@code spyglass.tracing.response-headers} is set. Declare your own bean
 * to replace it. Immutable and thread-safe.
 */
public final class TraceResponse {

	private final Tracer tracer;

	private final List<Header> headers;

	/**
	 * Creates the response headers.
	 * @param tracer provides the current span
	 * @param headers headers to send
	 */
	public TraceResponse(Tracer tracer, List<Header> headers) {
		this.tracer = tracer;
		this.headers = List.copyOf(headers);
	}

	/**
	 * Passes the headers for the current span to a consumer. Does nothing if there is no
	 * current span.
	 * @param target accepts the name and the value of each header
	 */
	public void addTo(BiConsumer<String, String> target) {
		Span span = this.tracer.currentSpan();
		if (span != null && !span.context().traceId().isEmpty()) {
			this.headers.forEach((header) -> target.accept(header.name, header.value(span.context())));
		}
	}

	/**
	 * Defines the headers that can be sent.
	 */
	public enum Header {

		/**
		 * Trace id, span id and flags.
		 * @see <a href="https://www.w3.org/TR/trace-context-2/">W3C Trace Context, level
		 * 2</a>
		 */
		TRACERESPONSE(HeaderNames.TRACERESPONSE) {

			@Override
			String value(TraceContext context) {
				String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
				return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
			}

		},

		/** The trace id alone. */
		X_TRACE_ID(HeaderNames.TRACE_ID) {

			@Override
			String value(TraceContext context) {
				return context.traceId();
			}

		};

		private final String name;

		Header(String name) {
			this.name = name;
		}

		abstract String value(TraceContext context);

	}

}
