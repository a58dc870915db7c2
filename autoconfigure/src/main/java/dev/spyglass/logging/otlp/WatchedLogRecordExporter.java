/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.otlp;

import java.util.Collection;

import dev.spyglass.context.export.ExportFailure;
import dev.spyglass.context.export.ExportWatch;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

/**
 * Reports to a watch what becomes of the batches, whatever the exporter does. Thread-safe
 * if the exporter is.
 */
public final class WatchedLogRecordExporter implements LogRecordExporter {

	private final LogRecordExporter delegate;

	private final ExportWatch watch;

	/**
	 * Creates an exporter.
	 * @param delegate sends the records
	 * @param watch is told what becomes of them
	 */
	public WatchedLogRecordExporter(LogRecordExporter delegate, ExportWatch watch) {
		this.delegate = delegate;
		this.watch = watch;
	}

	@Override
	public CompletableResultCode export(Collection<LogRecordData> logs) {
		int size = logs.size();
		if (this.watch.isTimeUp()) {
			this.watch.lost(size, "the application is ending");
			return CompletableResultCode.ofFailure();
		}
		CompletableResultCode result;
		try {
			result = this.delegate.export(logs);
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

}
