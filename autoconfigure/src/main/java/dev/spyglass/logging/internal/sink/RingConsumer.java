/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Thread that takes lines from the ring buffer and writes them. Under load it writes
 * batches; otherwise it writes each line immediately, since a batch is written as soon as
 * the ring is empty. If the output does not accept more, it retries every 250 ms.
 */
final class RingConsumer implements Runnable {

	private static final long IDLE_POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

	private static final int MAX_IDLE_POLLS = 20;

	private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

	private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long SLEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final EventRing<Object> ring;

	private final HeapBudget budget;

	private final LineWriter writer;

	private final DropReport report;

	private final Thread thread;

	private volatile boolean sleeping;

	private volatile boolean stopping;

	private volatile long deadline;

	private volatile long flushed;

	private volatile boolean terminated;

	RingConsumer(String name, EventRing<Object> ring, HeapBudget budget, LineWriter writer, DropReport report) {
		this.ring = ring;
		this.budget = budget;
		this.writer = writer;
		this.report = report;
		this.thread = new Thread(this, "spyglass-log-" + name);
		this.thread.setDaemon(true);
	}

	void start() {
		this.thread.start();
	}

	void wake() {
		if (this.sleeping) {
			this.sleeping = false;
			LockSupport.unpark(this.thread);
		}
	}

	/**
	 * Waits until all lines added so far are written, unless the output makes no progress
	 * for one second.
	 * @param ticket {@link EventRing#added()} after the addition
	 * @param limit maximum time to wait
	 * @return whether they are written
	 */
	boolean await(long ticket, Duration limit) {
		long begin = System.nanoTime();
		long lastProgress = begin;
		long taken = this.ring.taken();
		while (this.flushed < ticket) {
			long now = System.nanoTime();
			if (this.ring.taken() != taken) {
				taken = this.ring.taken();
				lastProgress = now;
			}
			if (now - begin >= limit.toNanos() || now - lastProgress >= STALL_NANOS || !this.thread.isAlive()
					|| Thread.currentThread() == this.thread) {
				return false;
			}
			LockSupport.unpark(this.thread);
			LockSupport.parkNanos(IDLE_POLL_NANOS / 4);
		}
		return true;
	}

	/**
	 * Writes the lines in the ring buffer and ends the thread.
	 * @param limit maximum time to write
	 */
	void stop(Duration limit) {
		this.deadline = System.nanoTime() + limit.toNanos();
		this.stopping = true;
		LockSupport.unpark(this.thread);
		boolean interrupted = Thread.interrupted();
		long left = limit.toMillis() + TimeUnit.NANOSECONDS.toMillis(RETRY_NANOS);
		try {
			this.thread.join(Math.max(left, 1));
		}
		catch (InterruptedException ex) {
			interrupted = true;
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void run() {
		try {
			int idlePolls = 0;
			while (!this.stopping || !isFinished()) {
				boolean busy = drainSafely();
				idlePolls = busy ? 0 : idlePolls + 1;
				if (!busy && !this.stopping) {
					idle(idlePolls);
				}
			}
			drainSafely();
			write(this.report.last());
			flush();
		}
		finally {
			this.terminated = true;
			dropRest();
			this.writer.close();
		}
	}

	/** Counts lines as dropped that were added after the thread had ended. */
	void dropRestIfTerminated() {
		if (this.terminated) {
			dropRest();
		}
	}

	private synchronized void dropRest() {
		for (Object line = this.ring.poll(); line != null; line = this.ring.poll()) {
			this.budget.release(line);
			this.writer.drop(line);
		}
	}

	private boolean drainSafely() {
		try {
			return drain();
		}
		catch (RuntimeException | Error ex) {
			// This thread must survive any failure.
			LockSupport.parkNanos(RETRY_NANOS);
			return false;
		}
	}

	private boolean drain() {
		Object line = this.ring.poll();
		boolean busy = line != null;
		while (line != null) {
			this.budget.release(line);
			if (this.writer.add(line)) {
				write(this.report.due());
				flush();
			}
			line = isDeadlineExceeded() ? null : this.ring.poll();
		}
		write(this.report.due());
		flush();
		return busy;
	}

	private void write(@Nullable EncodedLine report) {
		if (report != null) {
			this.writer.add(report);
		}
	}

	private void flush() {
		while (!this.writer.flush()) {
			if (isDeadlineExceeded()) {
				return;
			}
			// An interrupted thread would not park.
			Thread.interrupted();
			LockSupport.parkNanos(RETRY_NANOS);
		}
		this.flushed = this.ring.taken();
	}

	private boolean isFinished() {
		return this.ring.size() == 0 || isDeadlineExceeded();
	}

	private boolean isDeadlineExceeded() {
		return this.stopping && System.nanoTime() - this.deadline >= 0;
	}

	private void idle(int idlePolls) {
		Thread.interrupted();
		if (idlePolls <= MAX_IDLE_POLLS) {
			LockSupport.parkNanos(IDLE_POLL_NANOS);
			return;
		}
		// From here on, producers wake this thread.
		this.sleeping = true;
		if (this.ring.size() == 0 && !this.stopping) {
			LockSupport.parkNanos(SLEEP_NANOS);
		}
		this.sleeping = false;
	}

}
