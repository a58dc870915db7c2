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
 * Says in the log itself that lines are missing: one line with counts, at most every ten
 * seconds, or every minute where none was dropped but some could not be encoded; and none
 * while nothing is missing. Thread-safe.
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
		this.next = nanoTime.getAsLong();
		this.nextFailure = this.next;
	}

	/**
	 * Returns the line to write now.
	 * @return the line, or {@code null} when there is nothing to say
	 */
	@Nullable EncodedLine due() {
		long now = this.nanoTime.getAsLong();
		return (now - this.next < 0) ? null : line(now, now - this.nextFailure >= 0);
	}

	/**
	 * Returns the line to write before the end, whatever the time.
	 * @return the line, or {@code null} when there is nothing to say
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
			return null; // The meters tell it, too.
		}
	}

}
