/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;

import dev.spyglass.vocabulary.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls suppliers that may block or throw on a background thread, so that a scrape waits
 * for a limited time and never fails. The thread ends when it is idle. The first failure
 * is logged. Thread-safe.
 */
final class PolledValues implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(PolledValues.class);

	private static final long IDLE_SECONDS = 10;

	private final String queue;

	private final Duration limit;

	private final ExecutorService thread;

	private final AtomicBoolean warned = new AtomicBoolean();

	PolledValues(String queue, Duration limit) {
		this.queue = queue;
		this.limit = limit;
		this.thread = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(work) -> {
					Thread daemon = new Thread(work, "spyglass-queue-" + queue);
					daemon.setDaemon(true);
					return daemon;
				});
	}

	/**
	 * Returns a supplier that returns in time: the new value, or the last known one if
	 * the supplier fails or takes too long. Before the first value it returns NaN.
	 */
	DoubleSupplier of(DoubleSupplier supplier) {
		return new Value(supplier)::poll;
	}

	private void warn(Throwable reason) {
		if (this.warned.compareAndSet(false, true)) {
			logger.atWarn()
				.addKeyValue(LogFields.QUEUE, this.queue)
				.setCause(reason)
				.log("The state of a queue could not be read: its last known value is shown");
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	private final class Value {

		private final DoubleSupplier supplier;

		private final AtomicBoolean running = new AtomicBoolean();

		private volatile double last = Double.NaN;

		Value(DoubleSupplier supplier) {
			this.supplier = supplier;
		}

		double poll() {
			if (!PolledValues.this.thread.isShutdown() && this.running.compareAndSet(false, true)) {
				await(PolledValues.this.thread.submit(this::call));
			}
			return this.last;
		}

		private void call() {
			try {
				this.last = this.supplier.getAsDouble();
			}
			catch (Throwable ex) {
				warn(ex);
			}
			finally {
				this.running.set(false);
			}
		}

		private void await(Future<?> result) {
			try {
				result.get(PolledValues.this.limit.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				warn(ex);
			}
			catch (ExecutionException ex) {
				// Cannot happen, since call() catches everything.
				warn(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
