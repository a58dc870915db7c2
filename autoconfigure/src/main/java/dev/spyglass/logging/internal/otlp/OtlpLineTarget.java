/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.otlp;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.spyglass.logging.internal.sink.LineTarget;
import io.opentelemetry.api.logs.LoggerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Target that passes lines to OpenTelemetry. Lines written before an exporter is
 * connected are buffered up to a limit, so that the application's startup is exported,
 * too. If several application contexts are connected, lines go to the latest. Never
 * blocks. Thread-safe.
 */
public final class OtlpLineTarget implements LineTarget {

	private static final int MAX_BUFFERED_BYTES = 4 << 20;

	private @Nullable ByteArrayOutputStream buffer = new ByteArrayOutputStream();

	/** The latest is last. */
	private final Map<LoggerProvider, LineRecords> connections = new LinkedHashMap<>();

	private @Nullable LineRecords latest;

	/**
	 * Connects the target and sends the buffered lines.
	 * @param provider creates the log records
	 */
	public synchronized void connect(LoggerProvider provider) {
		LineRecords connected = new LineRecords(provider);
		this.connections.put(provider, connected);
		this.latest = connected;
		ByteArrayOutputStream buffered = this.buffer;
		this.buffer = null;
		if (buffered != null) {
			emit(connected, buffered.toByteArray(), 0, buffered.size());
		}
	}

	/**
	 * Disconnects the target. Without another connection, lines written afterwards are
	 * discarded.
	 * @param provider the provider that was connected
	 * @return whether another one is connected
	 */
	public synchronized boolean disconnect(LoggerProvider provider) {
		this.connections.remove(provider);
		this.latest = null;
		this.connections.values().forEach((connected) -> this.latest = connected);
		return this.latest != null;
	}

	@Override
	public synchronized int write(byte[] bytes, int offset, int length) {
		LineRecords connected = this.latest;
		ByteArrayOutputStream buffered = this.buffer;
		if (connected != null) {
			emit(connected, bytes, offset, length);
			return length;
		}
		if (buffered != null && buffered.size() + length <= MAX_BUFFERED_BYTES) {
			buffered.write(bytes, offset, length);
			return length;
		}
		return DISCARDED;
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

	/**
	 * Keeps the connection: a reset of Logback stops each appender, and another one goes
	 * on with this target.
	 */
	@Override
	public void close() {
		// The application context disconnects.
	}

}
