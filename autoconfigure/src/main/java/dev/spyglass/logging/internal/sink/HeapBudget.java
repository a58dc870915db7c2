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
 * Limits how much memory the large lines in a ring buffer use. Short lines are not
 * tracked: the capacity of the ring limits them, and tracking would add contention.
 * Thread-safe.
 */
final class HeapBudget {

	private static final int MAX_UNTRACKED_BYTES = 1024;

	private static final int BYTES_PER_FRAME = 128;

	private final AtomicLong used = new AtomicLong();

	private final long limit;

	/**
	 * Creates a budget.
	 * @param limit maximum bytes of all large lines together
	 */
	HeapBudget(long limit) {
		this.limit = limit;
	}

	/**
	 * Reserves the memory of a line.
	 * @param line a prepared event, or an {@link EncodedLine}
	 * @param level index of its level; a quarter of the budget is reserved for WARN and
	 * above
	 * @return whether the budget allows it
	 */
	boolean claim(Object line, int level) {
		long weight = weight(line);
		if (weight == 0) {
			return true;
		}
		long allowed = (level >= LineCounters.WARN) ? this.limit : this.limit - this.limit / 4;
		if (this.used.addAndGet(weight) > allowed) {
			this.used.addAndGet(-weight);
			return false;
		}
		return true;
	}

	/**
	 * Releases the memory of a line.
	 * @param line a line whose memory was reserved
	 */
	void release(Object line) {
		long weight = weight(line);
		if (weight != 0) {
			this.used.addAndGet(-weight);
		}
	}

	private static long weight(Object line) {
		if (line instanceof EncodedLine encoded) {
			return tracked(encoded.bytes().length);
		}
		ILoggingEvent event = (ILoggingEvent) line;
		String message = event.getFormattedMessage();
		long weight = (message != null) ? tracked(2L * message.length()) : 0;
		int depth = 0;
		for (IThrowableProxy error = event.getThrowableProxy(); error != null
				&& depth++ < 100; error = error.getCause()) {
			weight += (long) BYTES_PER_FRAME * error.getStackTraceElementProxyArray().length;
		}
		return weight;
	}

	private static long tracked(long length) {
		return (length > MAX_UNTRACKED_BYTES) ? length : 0;
	}

}
