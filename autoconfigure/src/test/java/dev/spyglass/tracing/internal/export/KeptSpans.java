/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Keeps the spans that it is given, and answers what it is told to.
 */
final class KeptSpans implements SpanExporter {

	private final List<SpanData> spans = new CopyOnWriteArrayList<>();

	private volatile CompletableResultCode answer = CompletableResultCode.ofSuccess();

	List<SpanData> spans() {
		return this.spans;
	}

	void answer(CompletableResultCode result) {
		this.answer = result;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> batch) {
		this.spans.addAll(batch);
		return this.answer;
	}

	@Override
	public CompletableResultCode flush() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode shutdown() {
		return CompletableResultCode.ofSuccess();
	}

}
