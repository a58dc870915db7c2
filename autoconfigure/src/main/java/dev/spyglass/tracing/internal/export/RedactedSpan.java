/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

/**
 * Presents the data of a span with all secrets redacted. Immutable.
 */
final class RedactedSpan extends DelegatingSpanData {

	private final String name;

	private final Attributes attributes;

	private final List<EventData> events;

	private final List<LinkData> links;

	private final StatusData status;

	RedactedSpan(SpanData span, SpanRedaction redaction) {
		super(span);
		this.name = redaction.redact(span.getName());
		this.attributes = redaction.redact(span.getAttributes());
		this.events = span.getEvents().stream().map((event) -> redact(event, redaction)).toList();
		this.links = span.getLinks()
			.stream()
			.map((link) -> LinkData.create(link.getSpanContext(), redaction.redact(link.getAttributes()),
					link.getTotalAttributeCount()))
			.toList();
		this.status = StatusData.create(span.getStatus().getStatusCode(),
				redaction.redact(span.getStatus().getDescription()));
	}

	/**
	 * Copies an event. The copy of an exception event must not reference the exception,
	 * whose message may contain secrets.
	 */
	private static EventData redact(EventData event, SpanRedaction redaction) {
		return EventData.create(event.getEpochNanos(), redaction.redact(event.getName()),
				redaction.redact(event.getAttributes()), event.getTotalAttributeCount());
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Attributes getAttributes() {
		return this.attributes;
	}

	@Override
	public List<EventData> getEvents() {
		return this.events;
	}

	@Override
	public List<LinkData> getLinks() {
		return this.links;
	}

	@Override
	public StatusData getStatus() {
		return this.status;
	}

}
