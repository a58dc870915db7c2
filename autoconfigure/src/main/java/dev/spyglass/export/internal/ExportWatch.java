/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.opentelemetry.sdk.common.CompletableResultCode;

/**
 * Watches the export of one signal: counts what arrives and what is lost, whatever the
 * exporter does, and sends nothing more once the application's time is up. Thread-safe.
 */
public final class ExportWatch {

	private final String signal;

	private final ExportRegistry exports;

	private final LongAdder exported = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final Set<CompletableResultCode> underWay = ConcurrentHashMap.newKeySet();

	private volatile LongSupplier dropped = () -> 0;

	ExportWatch(String signal, ExportRegistry exports) {
		this.signal = signal;
		this.exports = exports;
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
	 * ExportRegistry a batch under watch.
	 * @param items spans or log records in it
	 * @param exporter sends it
	 * @return what becomes of it, known at the end of the application's time at the
	 * latest
	 */
	public CompletableResultCode export(int items, Supplier<CompletableResultCode> exporter) {
		CompletableResultCode result = new CompletableResultCode();
		result.whenComplete(() -> ended(result, items));
		if (this.exports.isTimeUp()) {
			return result.failExceptionally(new ShutdownException());
		}
		this.underWay.add(result);
		try {
			CompletableResultCode answer = exporter.get();
			answer.whenComplete(() -> hand(answer, result));
		}
		catch (RuntimeException ex) {
			result.failExceptionally(ex);
		}
		if (this.exports.isTimeUp()) {
			giveUp();
		}
		return result;
	}

	/**
	 * Closes an exporter on a background thread: from Java 21 on, the JDK's HTTP client
	 * waits for all requests, however long they take.
	 * @param exporter closes it
	 * @return completed once the exporter is closed, or the application's time is up
	 */
	public CompletableResultCode shutdown(Supplier<CompletableResultCode> exporter) {
		CompletableResultCode result = new CompletableResultCode();
		result.whenComplete(() -> this.underWay.remove(result));
		this.underWay.add(result);
		Thread thread = new Thread(() -> close(exporter, result), "spyglass-" + this.signal + "-export-shutdown");
		thread.setDaemon(true);
		thread.start();
		if (this.exports.isTimeUp()) {
			giveUp();
		}
		return result;
	}

	private static void close(Supplier<CompletableResultCode> exporter, CompletableResultCode result) {
		try {
			CompletableResultCode answer = exporter.get();
			answer.whenComplete(() -> hand(answer, result));
		}
		catch (RuntimeException ex) {
			result.failExceptionally(ex);
		}
	}

	private static void hand(CompletableResultCode answer, CompletableResultCode result) {
		Throwable failure = answer.getFailureThrowable();
		if (answer.isSuccess()) {
			result.succeed();
		}
		else if (failure != null) {
			result.failExceptionally(failure);
		}
		else {
			result.fail();
		}
	}

	private void ended(CompletableResultCode result, int items) {
		this.underWay.remove(result);
		if (result.isSuccess()) {
			delivered(items);
		}
		else {
			lost(items, ExportFailure.describe(result.getFailureThrowable()));
		}
	}

	/**
	 * Takes note that a batch has arrived.
	 * @param items how many were in it
	 */
	public void delivered(int items) {
		this.exported.add(items);
		this.exports.delivered(this);
	}

	/**
	 * Takes note that a batch is lost.
	 * @param items how many were in it
	 * @param reason why, in a few words
	 */
	public void lost(int items, String reason) {
		this.failed.add(items);
		this.exports.lost(this, reason);
	}

	/** Waits no longer for what is under way. */
	void giveUp() {
		this.underWay.forEach((result) -> result.failExceptionally(new ShutdownException()));
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

	long lost() {
		return count(ExportOutcome.FAILURE) + count(ExportOutcome.DROPPED);
	}

}
