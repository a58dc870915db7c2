/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.sink;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Says in the log itself that lines are missing: one line with counts, at most every ten
 * seconds, and none while nothing is dropped. Used by the ring's consumer only.
 */
final class DropReport {

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

	private final LineCounters counters;

	private final Function<LineCounters, byte[]> encoder;

	private long reported;

	private long next = System.nanoTime();

	DropReport(LineCounters counters, Function<LineCounters, byte[]> encoder) {
		this.counters = counters;
		this.encoder = encoder;
	}

	/**
	 * Returns the line to write now.
	 * @return the line, or {@code null} when there is nothing to say
	 */
	@Nullable EncodedLine due() {
		return (System.nanoTime() - this.next < 0) ? null : last();
	}

	/**
	 * Returns the line to write before the end, whatever the time.
	 * @return the line, or {@code null} when there is nothing to say
	 */
	@Nullable EncodedLine last() {
		long dropped = this.counters.count(LineOutcome.DROPPED) + this.counters.count(LineOutcome.FAILED);
		if (dropped == this.reported) {
			return null;
		}
		this.reported = dropped;
		this.next = System.nanoTime() + INTERVAL;
		try {
			return new EncodedLine(this.encoder.apply(this.counters), EncodedLine.UNCOUNTED);
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return null; // The meters tell it, too.
		}
	}

}
