/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Operation in progress that logs one line when it ends, with {@code operation},
 * {@code outcome} and {@code duration_ms}, which is measured with the monotonic clock.
 * Only the first end has an effect. It may end on any thread. Thread-safe.
 *
 * @see StructuredLogger#start(String)
 */
public final class TimedOperation {

	private static final double NANOS_PER_MILLI = 1_000_000;

	private final StructuredLogger logger;

	private final String operation;

	private final LongSupplier nanoTime;

	private final long start;

	private final AtomicBoolean ended = new AtomicBoolean();

	TimedOperation(StructuredLogger logger, String operation, LongSupplier nanoTime) {
		this.logger = logger;
		this.operation = operation;
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
	}

	/** Ends the operation as successful and logs a line at INFO. */
	public void succeeded() {
		end(Level.INFO, "success", null);
	}

	/**
	 * Ends the operation as failed and logs a line at WARN.
	 * @param cause the exception, or {@code null} if there is none
	 */
	public void failed(@Nullable Throwable cause) {
		end(Level.WARN, "failure", cause);
	}

	private void end(Level level, String outcome, @Nullable Throwable cause) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		double milliseconds = (this.nanoTime.getAsLong() - this.start) / NANOS_PER_MILLI;
		LoggingEventBuilder line = this.logger.at(level)
			.addKeyValue(LogFields.OPERATION, this.operation)
			.addKeyValue(LogFields.OUTCOME, outcome)
			.addKeyValue(LogFields.DURATION_MS, milliseconds);
		if (cause != null) {
			line = line.setCause(cause);
		}
		line.log(this.operation);
	}

}
