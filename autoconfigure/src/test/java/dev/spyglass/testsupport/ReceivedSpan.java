/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.util.List;
import java.util.Map;

import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * A span as a collector sees it.
 *
 * @param resource attributes of who sent it
 * @param traceId the trace, in hexadecimal digits
 * @param spanId the span, likewise
 * @param parentId the parent, likewise, empty if there is none
 * @param name its name
 * @param kind its kind
 * @param attributes its attributes
 * @param links traces and spans that it is linked to
 * @param text all of it, for what must not be in it
 */
public record ReceivedSpan(Map<String, Object> resource, String traceId, String spanId, String parentId, String name,
		Span.SpanKind kind, Map<String, Object> attributes, List<String> links, String text) {

	static ReceivedSpan of(Resource resource, Span span) {
		return new ReceivedSpan(ReceivedAttributes.of(resource.getAttributesList()),
				ReceivedAttributes.hex(span.getTraceId()), ReceivedAttributes.hex(span.getSpanId()),
				ReceivedAttributes.hex(span.getParentSpanId()), span.getName(), span.getKind(),
				ReceivedAttributes.of(span.getAttributesList()),
				span.getLinksList()
					.stream()
					.map((link) -> ReceivedAttributes.hex(link.getTraceId()) + "/"
							+ ReceivedAttributes.hex(link.getSpanId()))
					.toList(),
				span.toString());
	}

}
