/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;

/**
 * Bounds the memory of the lines in a ring, whose number alone says little when some of
 * them are large. Usual lines are not accounted for: the ring's capacity bounds them, and
 * they stay free of contention. Thread-safe.
 */
final class HeapBudget {

	private static final int USUAL_LENGTH = 1024;

	private static final int FRAME = 128;

	private final AtomicLong used = new AtomicLong();

	private final long limit;

	/**
	 * Creates a budget.
	 * @param limit how many bytes all large lines may have together
	 */
	HeapBudget(long limit) {
		this.limit = limit;
	}

	/**
	 * Claims the memory of a line.
	 * @param line an event that is prepared, or an {@link EncodedLine}
	 * @return whether there is room
	 */
	boolean claim(Object line) {
		long weight = weight(line);
		if (weight == 0) {
			return true;
		}
		if (this.used.addAndGet(weight) > this.limit) {
			this.used.addAndGet(-weight);
			return false;
		}
		return true;
	}

	/**
	 * Gives the memory of a line back.
	 * @param line the line for which memory was claimed
	 */
	void release(Object line) {
		long weight = weight(line);
		if (weight != 0) {
			this.used.addAndGet(-weight);
		}
	}

	private static long weight(Object line) {
		if (line instanceof EncodedLine encoded) {
			return usual(encoded.bytes().length);
		}
		ILoggingEvent event = (ILoggingEvent) line;
		String message = event.getFormattedMessage();
		long weight = (message != null) ? usual(2L * message.length()) : 0;
		int depth = 0;
		for (IThrowableProxy error = event.getThrowableProxy(); error != null
				&& depth++ < 100; error = error.getCause()) {
			weight += (long) FRAME * error.getStackTraceElementProxyArray().length;
		}
		return weight;
	}

	private static long usual(long length) {
		return (length > USUAL_LENGTH) ? length : 0;
	}

}
