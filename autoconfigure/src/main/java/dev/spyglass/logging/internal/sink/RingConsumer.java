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
 * The thread that takes lines from the ring and writes them: in batches while there are
 * many, and each at once while there are few, since the batch is written as soon as the
 * ring is empty. An output that can't take more is tried again four times a second.
 */
final class RingConsumer implements Runnable {

	private static final long NAP = TimeUnit.MICROSECONDS.toNanos(200);

	private static final int NAPS = 20;

	private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(250);

	private static final long STUCK = TimeUnit.SECONDS.toNanos(1);

	private static final long SLEEP = TimeUnit.SECONDS.toNanos(1);

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
	 * Waits until what was added so far is written, unless the output makes no progress
	 * at all for a second.
	 * @param ticket {@link EventRing#added()} after the addition
	 * @param limit how long to wait, at most
	 * @return whether it is written
	 */
	boolean await(long ticket, Duration limit) {
		long begin = System.nanoTime();
		long moved = begin;
		long taken = this.ring.taken();
		while (this.flushed < ticket) {
			long now = System.nanoTime();
			if (this.ring.taken() != taken) {
				taken = this.ring.taken();
				moved = now;
			}
			if (now - begin >= limit.toNanos() || now - moved >= STUCK || !this.thread.isAlive()
					|| Thread.currentThread() == this.thread) {
				return false;
			}
			LockSupport.unpark(this.thread);
			LockSupport.parkNanos(NAP / 4);
		}
		return true;
	}

	/**
	 * Writes what is in the ring, and ends the thread.
	 * @param limit how long to take, at most
	 */
	void stop(Duration limit) {
		this.deadline = System.nanoTime() + limit.toNanos();
		this.stopping = true;
		LockSupport.unpark(this.thread);
		boolean interrupted = Thread.interrupted();
		long left = limit.toMillis() + TimeUnit.NANOSECONDS.toMillis(RETRY);
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
			int naps = 0;
			while (!this.stopping || !isFinished()) {
				boolean busy = drainSafely();
				naps = busy ? 0 : naps + 1;
				if (!busy && !this.stopping) {
					rest(naps);
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

	/**
	 * Counts what reached the ring after the thread had ended.
	 */
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
		catch (RuntimeException | Error ex) { // This thread must outlive any surprise.
			LockSupport.parkNanos(RETRY);
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
			line = isTooLate() ? null : this.ring.poll();
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
			if (isTooLate()) {
				return;
			}
			Thread.interrupted(); // Or the pause would be none.
			LockSupport.parkNanos(RETRY);
		}
		this.flushed = this.ring.taken();
	}

	private boolean isFinished() {
		return this.ring.size() == 0 || isTooLate();
	}

	private boolean isTooLate() {
		return this.stopping && System.nanoTime() - this.deadline >= 0;
	}

	private void rest(int naps) {
		Thread.interrupted();
		if (naps <= NAPS) {
			LockSupport.parkNanos(NAP);
			return;
		}
		this.sleeping = true; // From here on producers wake this thread.
		if (this.ring.size() == 0 && !this.stopping) {
			LockSupport.parkNanos(SLEEP);
		}
		this.sleeping = false;
	}

}
