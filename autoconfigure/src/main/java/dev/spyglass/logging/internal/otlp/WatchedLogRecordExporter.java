/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.otlp;

import java.util.Collection;

import dev.spyglass.export.internal.ExportWatch;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

/**
 * Log record exporter that records the result of each batch. Thread-safe if the delegate
 * is.
 */
public final class WatchedLogRecordExporter implements LogRecordExporter {

	private final LogRecordExporter delegate;

	private final ExportWatch watch;

	/**
	 * Creates an exporter.
	 * @param delegate exports the records
	 * @param watch receives the number of exported and lost records
	 */
	public WatchedLogRecordExporter(LogRecordExporter delegate, ExportWatch watch) {
		this.delegate = delegate;
		this.watch = watch;
	}

	@Override
	public CompletableResultCode export(Collection<LogRecordData> logs) {
		return this.watch.export(logs.size(), () -> this.delegate.export(logs));
	}

	@Override
	public CompletableResultCode flush() {
		return this.delegate.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.watch.shutdown(this.delegate::shutdown);
	}

}
