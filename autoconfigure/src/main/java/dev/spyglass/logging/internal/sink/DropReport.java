/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Reports missing lines in the log itself, as one line with counts. It is written at most
 * every ten seconds, or every minute if lines could not be encoded but none were dropped,
 * and only after the counts have changed. Thread-safe.
 */
final class DropReport {

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

	private static final long FAILURE_INTERVAL = TimeUnit.MINUTES.toNanos(1);

	private final LineCounters counters;

	private final Function<LineCounters, byte[]> encoder;

	private final LongSupplier nanoTime;

	private long dropped;

	private long failed;

	private volatile long next;

	private long nextFailure;

	DropReport(LineCounters counters, Function<LineCounters, byte[]> encoder) {
		this(counters, encoder, System::nanoTime);
	}

	DropReport(LineCounters counters, Function<LineCounters, byte[]> encoder, LongSupplier nanoTime) {
		this.counters = counters;
		this.encoder = encoder;
		this.nanoTime = nanoTime;
		this.dropped = counters.count(LineOutcome.DROPPED);
		this.failed = counters.count(LineOutcome.FAILED);
		this.next = nanoTime.getAsLong();
		this.nextFailure = this.next;
	}

	/**
	 * Returns the line to write now.
	 * @return the line, or {@code null} if no report is due
	 */
	@Nullable EncodedLine due() {
		long now = this.nanoTime.getAsLong();
		return (now - this.next < 0) ? null : line(now, now - this.nextFailure >= 0);
	}

	/**
	 * Returns the last line to write before the sink stops, regardless of the interval.
	 * @return the line, or {@code null} if there is nothing new to report
	 */
	@Nullable EncodedLine last() {
		return line(this.nanoTime.getAsLong(), true);
	}

	private synchronized @Nullable EncodedLine line(long now, boolean failureDue) {
		long currentlyDropped = this.counters.count(LineOutcome.DROPPED);
		long currentlyFailed = this.counters.count(LineOutcome.FAILED);
		if (currentlyDropped == this.dropped && (currentlyFailed == this.failed || !failureDue)) {
			return null;
		}
		this.nextFailure = (currentlyFailed == this.failed) ? this.nextFailure : now + FAILURE_INTERVAL;
		this.dropped = currentlyDropped;
		this.failed = currentlyFailed;
		this.next = now + INTERVAL;
		try {
			return new EncodedLine(this.encoder.apply(this.counters), EncodedLine.UNCOUNTED);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// The meters show the counts, too.
			return null;
		}
	}

}
