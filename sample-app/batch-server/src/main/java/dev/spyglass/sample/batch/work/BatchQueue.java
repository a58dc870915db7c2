/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import dev.spyglass.context.ContextPropagation;
import dev.spyglass.metrics.queue.QueueMonitor;
import dev.spyglass.sample.batch.BatchServerProperties;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * A bounded queue of batches. A slot is reserved before anything is saved and given back
 * when saving fails, so that what was accepted always has a place. Thread-safe.
 */
@Component
class BatchQueue {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Condition closing = this.lock.newCondition();

	private final int capacity;

	private final QueueMonitor monitor;

	private final Deque<QueuedBatch> waiting = new ArrayDeque<>();

	/** Reserved, waiting or being processed. */
	private final Set<String> known = new HashSet<>();

	private int reserved;

	private boolean closed;

	BatchQueue(BatchServerProperties properties, MeterRegistry registry) {
		this.capacity = properties.queue().capacity();
		this.monitor = QueueMonitor.builder("batches", this::depth)
			.capacity(this.capacity)
			.oldestAge(this::oldestAge)
			.register(registry);
	}

	/**
	 * Reserves a slot. Never blocks.
	 * @param batchId id of the batch
	 * @return the slot, to be closed whether it was used or not
	 * @throws QueueFullException if there is none
	 * @throws QueueClosedException if the queue is closed
	 */
	Slot reserve(String batchId) {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new QueueClosedException();
			}
			if (this.reserved + this.waiting.size() >= this.capacity) {
				this.monitor.rejected();
				throw new QueueFullException(this.capacity);
			}
			this.reserved++;
			this.known.add(batchId);
			return new Slot(batchId);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the batch that waited longest, waits for one if need be.
	 * @return the batch, or {@code null} once the queue is closed
	 * @throws InterruptedException if interrupted while waiting
	 */
	@Nullable QueuedBatch take() throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			while (this.waiting.isEmpty() && !this.closed) {
				this.changed.await();
			}
			QueuedBatch batch = (!this.closed) ? this.waiting.poll() : null;
			if (batch != null) {
				this.monitor.dequeued(batch.age());
			}
			return batch;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Forgets a batch that was taken and is no longer being processed.
	 * @param batchId its id
	 */
	void done(String batchId) {
		this.lock.lock();
		try {
			this.known.remove(batchId);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Removes a batch that waits, so that its slot is free.
	 * @param batchId its id
	 */
	void remove(String batchId) {
		this.lock.lock();
		try {
			for (QueuedBatch batch : this.waiting) {
				if (batch.batchId().equals(batchId)) {
					this.waiting.remove(batch);
					this.known.remove(batchId);
					this.monitor.dequeued(batch.age());
					return;
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether a batch is in the hands of this process.
	 * @param batchId its id
	 * @return {@code true} from its reservation until it is done or removed
	 */
	boolean knows(String batchId) {
		this.lock.lock();
		try {
			return this.known.contains(batchId);
		}
		finally {
			this.lock.unlock();
		}
	}

	int depth() {
		this.lock.lock();
		try {
			return this.waiting.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	Duration oldestAge() {
		this.lock.lock();
		try {
			QueuedBatch oldest = this.waiting.peek();
			return (oldest != null) ? oldest.age() : Duration.ZERO;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isClosed() {
		this.lock.lock();
		try {
			return this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits, but not longer than until the queue is closed.
	 * @param duration how long at most
	 * @throws InterruptedException if interrupted while waiting
	 */
	void pause(Duration duration) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long remaining = duration.toNanos();
			while (remaining > 0 && !this.closed) {
				remaining = this.closing.awaitNanos(remaining);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	void open() {
		this.lock.lock();
		try {
			this.closed = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Accepts and hands out nothing more. What waits stays in the database and is found
	 * by the next start.
	 */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.waiting.forEach((batch) -> this.known.remove(batch.batchId()));
			this.waiting.clear();
			this.changed.signalAll();
			this.closing.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void settle(String batchId, @Nullable Runnable work) {
		this.lock.lock();
		try {
			this.reserved--;
			if (work != null && !this.closed) {
				this.waiting.add(new QueuedBatch(batchId, ContextPropagation.wrap(work), System.nanoTime()));
				this.changed.signal();
				this.monitor.enqueued();
				return;
			}
			this.known.remove(batchId);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A place in the queue for one batch. Belongs to one thread.
	 */
	final class Slot implements AutoCloseable {

		private final String batchId;

		private boolean settled;

		private Slot(String batchId) {
			this.batchId = batchId;
		}

		/**
		 * Puts the batch into the queue, together with the caller's context.
		 * @param work what a worker has to do
		 */
		void enqueue(Runnable work) {
			settleOnce(work);
		}

		@Override
		public void close() {
			settleOnce(null);
		}

		private void settleOnce(@Nullable Runnable work) {
			if (this.settled) {
				return;
			}
			this.settled = true;
			settle(this.batchId, work);
		}

	}

}
