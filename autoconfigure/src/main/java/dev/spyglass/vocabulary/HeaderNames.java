/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

/**
 * Defines the names of the HTTP headers that Spyglass reads and writes. Messages use the
 * same names, in lower case with underscores if the protocol forbids dashes.
 */
public final class HeaderNames {

	/**
	 * Id of one request, taken from the caller or generated, and returned in the
	 * response.
	 */
	public static final String REQUEST_ID = "X-Request-ID";

	/** Id of the business flow that the request belongs to. */
	public static final String CORRELATION_ID = "X-Correlation-ID";

	/**
	 * Trace context of the caller.
	 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
	 */
	public static final String TRACEPARENT = "traceparent";

	/** Vendor-specific part of the trace context. */
	public static final String TRACESTATE = "tracestate";

	/** W3C baggage, neither read nor sent by default. */
	public static final String BAGGAGE = "baggage";

	/** Trace context of the response, sent only if configured. */
	public static final String TRACERESPONSE = "traceresponse";

	/** Trace id of the response as a plain value, sent only if configured. */
	public static final String TRACE_ID = "X-Trace-ID";

	private HeaderNames() {
	}

}
