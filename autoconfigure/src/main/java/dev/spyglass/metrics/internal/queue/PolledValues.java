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
 * Asks suppliers that may block or throw, on a thread of its own that ends when nobody
 * asks, so that a scrape waits for an answer only so long and is never broken. Tells once
 * that a supplier fails. Thread-safe.
 */
final class PolledValues implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(PolledValues.class);

	private static final long IDLE_SECONDS = 10;

	private final String queue;

	private final Duration limit;

	private final ExecutorService thread;

	private final AtomicBoolean told = new AtomicBoolean();

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
	 * Returns a supplier that always answers in time: with the last known value if there
	 * is no new one.
	 */
	DoubleSupplier of(DoubleSupplier supplier) {
		return new Value(supplier)::poll;
	}

	private void tell(Throwable reason) {
		if (this.told.compareAndSet(false, true)) {
			logger.atWarn()
				.addKeyValue(LogFields.QUEUE, this.queue)
				.setCause(reason)
				.log("A queue does not tell its state: the last known one is shown");
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	private final class Value {

		private final DoubleSupplier supplier;

		private final AtomicBoolean asking = new AtomicBoolean();

		private volatile double last = Double.NaN;

		Value(DoubleSupplier supplier) {
			this.supplier = supplier;
		}

		double poll() {
			if (!PolledValues.this.thread.isShutdown() && this.asking.compareAndSet(false, true)) {
				await(PolledValues.this.thread.submit(this::ask));
			}
			return this.last;
		}

		private void ask() {
			try {
				this.last = this.supplier.getAsDouble();
			}
			catch (Throwable ex) {
				tell(ex);
			}
			finally {
				this.asking.set(false);
			}
		}

		private void await(Future<?> answer) {
			try {
				answer.get(PolledValues.this.limit.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				tell(ex);
			}
			catch (ExecutionException ex) {
				tell(ex); // Cannot be: whatever is thrown is caught.
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
