/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.export;

import java.util.Collection;

import dev.spyglass.context.export.ExportFailure;
import dev.spyglass.context.export.ExportWatch;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Reports to a watch what becomes of the batches, whatever the exporter does. Thread-safe
 * if the exporter is.
 */
public final class WatchedSpanExporter implements SpanExporter {

	private final SpanExporter delegate;

	private final ExportWatch watch;

	/**
	 * Creates an exporter.
	 * @param delegate sends the spans
	 * @param watch is told what becomes of them
	 */
	public WatchedSpanExporter(SpanExporter delegate, ExportWatch watch) {
		this.delegate = delegate;
		this.watch = watch;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		int size = spans.size();
		if (this.watch.isTimeUp()) {
			this.watch.lost(size, "the application is ending");
			return CompletableResultCode.ofFailure();
		}
		CompletableResultCode result;
		try {
			result = this.delegate.export(spans);
		}
		catch (RuntimeException ex) {
			result = CompletableResultCode.ofExceptionalFailure(ex);
		}
		return result.whenComplete(report(result, size));
	}

	private Runnable report(CompletableResultCode result, int size) {
		return () -> {
			if (result.isSuccess()) {
				this.watch.delivered(size);
			}
			else {
				this.watch.lost(size, ExportFailure.describe(result.getFailureThrowable()));
			}
		};
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
