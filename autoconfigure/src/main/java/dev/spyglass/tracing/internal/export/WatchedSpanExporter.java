/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.util.Collection;

import dev.spyglass.export.internal.ExportWatch;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Reports the outcome of each exported batch to an {@link ExportWatch}. Thread-safe if
 * the delegate is.
 */
public final class WatchedSpanExporter implements SpanExporter {

	private final SpanExporter delegate;

	private final ExportWatch watch;

	/**
	 * Creates an exporter.
	 * @param delegate exports the spans
	 * @param watch counts the outcomes
	 */
	public WatchedSpanExporter(SpanExporter delegate, ExportWatch watch) {
		this.delegate = delegate;
		this.watch = watch;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		return this.watch.export(spans.size(), () -> this.delegate.export(spans));
	}

	@Override
	public CompletableResultCode flush() {
		return this.delegate.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.watch.shutdown(this.delegate::shutdown);
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
