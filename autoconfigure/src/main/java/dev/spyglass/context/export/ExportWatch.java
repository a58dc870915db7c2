/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.export;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the export of one signal: counts what arrives and what is lost, says so once a
 * minute at most, and ends it in time when the application stops. Thread-safe.
 */
public final class ExportWatch {

	/** The logger of the reports, which must never be exported themselves. */
	public static final String LOGGER = ExportWatch.class.getName();

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private static final long PAUSE = Duration.ofMinutes(1).toNanos();

	private final String signal;

	private final LongSupplier nanoTime;

	private final LongAdder exported = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final AtomicLong lastReport;

	private volatile LongSupplier dropped = () -> 0;

	private volatile long lostBefore;

	private volatile boolean failing;

	private volatile @Nullable Long deadline;

	/**
	 * Creates a watch.
	 * @param signal plural name of what is exported
	 */
	public ExportWatch(String signal) {
		this(signal, System::nanoTime);
	}

	ExportWatch(String signal, LongSupplier nanoTime) {
		this.signal = signal;
		this.nanoTime = nanoTime;
		this.lastReport = new AtomicLong(nanoTime.getAsLong() - PAUSE);
	}

	/**
	 * Returns what is exported.
	 * @return the plural name of the signal
	 */
	public String signal() {
		return this.signal;
	}

	/**
	 * Says who counts what did not fit into the queue.
	 * @param count a count that only grows
	 */
	public void dropsCountedBy(LongSupplier count) {
		this.dropped = count;
	}

	/**
	 * Takes note that a batch has arrived.
	 * @param items spans or log records in it
	 */
	public void delivered(int items) {
		this.exported.add(items);
		if (this.failing) {
			this.failing = false;
			logger.info("The export of {} works again; {} were lost meanwhile", this.signal, lostSinceReport());
			this.lostBefore = lost();
		}
	}

	/**
	 * Takes note that a batch is lost.
	 * @param items spans or log records in it
	 * @param reason why, in a few words
	 */
	public void lost(int items, String reason) {
		this.failed.add(items);
		long now = this.nanoTime.getAsLong();
		long last = this.lastReport.get();
		if (now - last < PAUSE || !this.lastReport.compareAndSet(last, now)) {
			return;
		}
		this.failing = true;
		logger.warn("The export of {} fails, {} are lost: {}. The application is not affected; this is said once a "
				+ "minute at most", this.signal, lostSinceReport(), reason);
		this.lostBefore = lost();
	}

	private long lostSinceReport() {
		return lost() - this.lostBefore;
	}

	private long lost() {
		return count(ExportOutcome.FAILURE) + count(ExportOutcome.DROPPED);
	}

	/**
	 * Returns how many spans or log records had an outcome.
	 * @param outcome the outcome
	 * @return a count that only grows
	 */
	public long count(ExportOutcome outcome) {
		return switch (outcome) {
			case SUCCESS -> this.exported.sum();
			case FAILURE -> this.failed.sum();
			case DROPPED -> this.dropped.getAsLong();
		};
	}

	/**
	 * Begins the end: what is left may be sent for a while only.
	 * @param limit how long
	 */
	public void endWithin(Duration limit) {
		this.deadline = this.nanoTime.getAsLong() + limit.toNanos();
	}

	/**
	 * Tells whether the application is ending and nothing more may be sent.
	 * @return whether the time is up
	 */
	public boolean isTimeUp() {
		Long end = this.deadline;
		return end != null && this.nanoTime.getAsLong() - end >= 0;
	}

}
