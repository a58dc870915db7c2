/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.util.concurrent.locks.ReentrantLock;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import net.logstash.logback.encoder.StreamingEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Encodes events into a batch of lines and writes the batch. Thread-safe: a lock
 * serializes the ring buffer's consumer and synchronous callers.
 */
final class LineWriter {

	private final ReentrantLock lock = new ReentrantLock();

	private final LineBatch batch = new LineBatch();

	private final Encoder<ILoggingEvent> encoder;

	private final @Nullable StreamingEncoder<ILoggingEvent> streaming;

	private final LineTarget target;

	private final LineCounters counters;

	@SuppressWarnings("unchecked")
	LineWriter(Encoder<ILoggingEvent> encoder, LineTarget target, LineCounters counters) {
		this.encoder = encoder;
		this.streaming = (encoder instanceof StreamingEncoder<?> streaming)
				? (StreamingEncoder<ILoggingEvent>) streaming : null;
		this.target = target;
		this.counters = counters;
	}

	/**
	 * Adds a line to the batch.
	 * @param line an event, or an {@link EncodedLine}
	 * @return whether the batch is full and should be flushed
	 */
	boolean add(Object line) {
		this.lock.lock();
		try {
			encodeIntoBatch(line);
			return this.batch.isFull();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Writes the batch.
	 * @return whether the target accepted all of it
	 */
	boolean flush() {
		this.lock.lock();
		try {
			if (this.batch.isEmpty()) {
				return true;
			}
			boolean complete = this.batch.writeTo(this.target);
			if (complete) {
				this.batch.clear(this.counters);
			}
			return complete;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Writes one line immediately. The line is dropped if the target does not even accept
	 * the previous ones.
	 * @param line an event, or an {@link EncodedLine}
	 */
	void writeThrough(Object line) {
		this.lock.lock();
		try {
			if (!flush()) {
				drop(line);
				return;
			}
			encodeIntoBatch(line);
			flush();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Counts a line as dropped.
	 * @param line an event, or an {@link EncodedLine}
	 */
	void drop(Object line) {
		int level = levelOf(line);
		if (level != EncodedLine.UNCOUNTED) {
			this.counters.add(LineOutcome.DROPPED, level);
		}
	}

	/** Closes the target and counts the lines that it did not accept. */
	void close() {
		this.lock.lock();
		try {
			this.batch.clear(this.counters);
			this.target.close();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void encodeIntoBatch(Object line) {
		int level = levelOf(line);
		try {
			if (line instanceof EncodedLine encoded) {
				this.batch.write(encoded.bytes(), 0, encoded.bytes().length);
			}
			else if (this.streaming != null) {
				this.streaming.encode((ILoggingEvent) line, this.batch);
			}
			else {
				byte[] encoded = this.encoder.encode((ILoggingEvent) line);
				this.batch.write(encoded, 0, encoded.length);
			}
			this.batch.endLine(level);
		}
		catch (Throwable ex) {
			// A failing encoder must not prevent the next line.
			this.batch.discardLine();
			if (line instanceof ILoggingEvent event) {
				this.counters.failed(event, ex);
			}
		}
	}

	private static int levelOf(Object line) {
		return (line instanceof EncodedLine encoded) ? encoded.level()
				: LineCounters.indexOf(((ILoggingEvent) line).getLevel());
	}

}
