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
 * Monitors the export of one signal. It counts delivered and lost items even if the
 * exporter throws exceptions or never completes, and sends nothing more after the
 * shutdown deadline. Thread-safe.
 */
public final class ExportWatch {

	private final String signal;

	private final ExportRegistry exports;

	private final LongAdder exported = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final Set<CompletableResultCode> inFlight = ConcurrentHashMap.newKeySet();

	private volatile LongSupplier dropped = () -> 0;

	ExportWatch(String signal, ExportRegistry exports) {
		this.signal = signal;
		this.exports = exports;
	}

	/**
	 * Returns the name of the signal.
	 * @return the plural name of the signal
	 */
	public String signal() {
		return this.signal;
	}

	/**
	 * Sets the source of the number of items that did not fit into the queue.
	 * @param count returns a count that never decreases
	 */
	public void dropsCountedBy(LongSupplier count) {
		this.dropped = count;
	}

	/**
	 * Exports a batch and counts its outcome.
	 * @param items number of spans or log records in the batch
	 * @param exporter sends the batch
	 * @return the result, which completes at the shutdown deadline at the latest
	 */
	public CompletableResultCode export(int items, Supplier<CompletableResultCode> exporter) {
		CompletableResultCode result = new CompletableResultCode();
		result.whenComplete(() -> ended(result, items));
		if (this.exports.isTimeUp()) {
			return result.failExceptionally(new ShutdownException());
		}
		this.inFlight.add(result);
		try {
			CompletableResultCode sent = exporter.get();
			sent.whenComplete(() -> forward(sent, result));
		}
		catch (Throwable ex) {
			// An error would end the thread of OpenTelemetry that exports all batches.
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
		result.whenComplete(() -> this.inFlight.remove(result));
		this.inFlight.add(result);
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
			answer.whenComplete(() -> forward(answer, result));
		}
		catch (Throwable ex) {
			result.failExceptionally(ex);
		}
	}

	private static void forward(CompletableResultCode answer, CompletableResultCode result) {
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
		this.inFlight.remove(result);
		if (result.isSuccess()) {
			delivered(items);
		}
		else {
			lost(items, ExportFailure.describe(result.getFailureThrowable()));
		}
	}

	/**
	 * Records that a batch was delivered.
	 * @param items number of items in the batch
	 */
	public void delivered(int items) {
		this.exported.add(items);
		this.exports.delivered(this);
	}

	/**
	 * Records that a batch is lost.
	 * @param items number of items in the batch
	 * @param reason short description of the cause
	 */
	public void lost(int items, String reason) {
		this.failed.add(items);
		this.exports.lost(this, reason);
	}

	/** Fails all exports in progress. */
	void giveUp() {
		this.inFlight.forEach((result) -> result.failExceptionally(new ShutdownException()));
	}

	/**
	 * Returns the number of items with an outcome.
	 * @param outcome the outcome
	 * @return a count that never decreases
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
