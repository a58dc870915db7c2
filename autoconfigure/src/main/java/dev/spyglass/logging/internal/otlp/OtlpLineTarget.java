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
 * Output that hands lines to OpenTelemetry. Those written before there is an exporter are
 * kept, so that the start is exported as well. Never blocks. Thread-safe.
 */
public final class OtlpLineTarget implements LineTarget {

	private static final int KEPT = 4 << 20;

	private @Nullable ByteArrayOutputStream early = new ByteArrayOutputStream();

	private @Nullable LineRecords records;

	/**
	 * Connects the output, and sends what was kept.
	 * @param provider makes the records
	 */
	public synchronized void connect(LoggerProvider provider) {
		LineRecords connected = new LineRecords(provider);
		this.records = connected;
		ByteArrayOutputStream kept = this.early;
		this.early = null;
		if (kept != null) {
			emit(connected, kept.toByteArray(), 0, kept.size());
		}
	}

	/**
	 * Disconnects the output: what is written from here on goes nowhere.
	 */
	public synchronized void disconnect() {
		this.records = null;
	}

	@Override
	public synchronized int write(byte[] bytes, int offset, int length) {
		LineRecords connected = this.records;
		ByteArrayOutputStream kept = this.early;
		if (connected != null) {
			emit(connected, bytes, offset, length);
		}
		else if (kept != null && kept.size() + length <= KEPT) {
			kept.write(bytes, offset, length);
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
		this.early = null;
		this.records = null;
	}

}
