/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.otlp;

import java.io.ByteArrayOutputStream;

import dev.spyglass.logging.internal.sink.LineTarget;
import io.opentelemetry.api.logs.LoggerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Target that passes lines to OpenTelemetry. Lines written before an exporter is
 * connected are buffered up to a limit, so that the application's startup is exported,
 * too. Never blocks. Thread-safe.
 */
public final class OtlpLineTarget implements LineTarget {

	private static final int MAX_BUFFERED_BYTES = 4 << 20;

	private @Nullable ByteArrayOutputStream buffer = new ByteArrayOutputStream();

	private @Nullable LineRecords records;

	/**
	 * Connects the target and sends the buffered lines.
	 * @param provider creates the log records
	 */
	public synchronized void connect(LoggerProvider provider) {
		LineRecords connected = new LineRecords(provider);
		this.records = connected;
		ByteArrayOutputStream buffered = this.buffer;
		this.buffer = null;
		if (buffered != null) {
			emit(connected, buffered.toByteArray(), 0, buffered.size());
		}
	}

	/** Disconnects the target. Lines written afterwards are discarded. */
	public synchronized void disconnect() {
		this.records = null;
	}

	@Override
	public synchronized int write(byte[] bytes, int offset, int length) {
		LineRecords connected = this.records;
		ByteArrayOutputStream buffered = this.buffer;
		if (connected != null) {
			emit(connected, bytes, offset, length);
		}
		else if (buffered != null && buffered.size() + length <= MAX_BUFFERED_BYTES) {
			buffered.write(bytes, offset, length);
		}
		return length;
	}

	private static void emit(LineRecords records, byte[] bytes, int offset, int length) {
		int start = offset;
		for (int index = offset; index < offset + length; index++) {
			if (bytes[index] == '\n') {
				records.emit(bytes, start, index - start);
				start = index + 1;
			}
		}
	}

	@Override
	public synchronized void close() {
		this.buffer = null;
		this.records = null;
	}

}
