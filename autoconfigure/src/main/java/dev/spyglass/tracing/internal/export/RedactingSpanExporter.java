/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.spyglass.redaction.internal.Redaction;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Redacts secrets in all spans before a delegate exports them. Applies to spans of other
 * libraries, too. Thread-safe if the delegate is.
 */
public final class RedactingSpanExporter implements SpanExporter {

	private final SpanExporter delegate;

	private final SpanRedaction redaction;

	/**
	 * Creates an exporter.
	 * @param delegate exports the redacted spans
	 * @param redaction redacts the secrets
	 */
	public RedactingSpanExporter(SpanExporter delegate, Redaction redaction) {
		this.delegate = delegate;
		this.redaction = new SpanRedaction(redaction);
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		List<SpanData> redacted = new ArrayList<>(spans.size());
		spans.forEach((span) -> redacted.add(new RedactedSpan(span, this.redaction)));
		return this.delegate.export(redacted);
	}

	@Override
	public CompletableResultCode flush() {
		return this.delegate.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.delegate.shutdown();
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
