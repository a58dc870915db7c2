/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of one worker. Thread-safe.
 *
 * @see Heartbeats#register(String, Duration)
 */
public final class Heartbeat implements AutoCloseable {

	private final String worker;

	private final Duration limit;

	private final Clock clock;

	private final Consumer<Heartbeat> onClose;

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile long lastNanos;

	private volatile @Nullable Meter meter;

	Heartbeat(String worker, Duration limit, Clock clock, Consumer<Heartbeat> onClose) {
		this.worker = worker;
		this.limit = limit;
		this.clock = clock;
		this.onClose = onClose;
		this.lastNanos = clock.monotonicTime();
	}

	/** Tells that the worker is well. Costs one reading of the clock. */
	public void beat() {
		this.lastNanos = this.clock.monotonicTime();
	}

	/**
	 * Returns the name of the worker.
	 * @return the name
	 */
	public String worker() {
		return this.worker;
	}

	/**
	 * Returns the longest time between two beats of a worker that is well.
	 * @return the limit
	 */
	public Duration limit() {
		return this.limit;
	}

	/**
	 * Returns the time since the last beat.
	 * @return the age, by the monotonic clock and never negative
	 */
	public Duration age() {
		return Duration.ofNanos(Math.max(0, this.clock.monotonicTime() - this.lastNanos));
	}

	/**
	 * Tells whether the last beat is older than the limit.
	 * @return whether it is
	 */
	public boolean isOverdue() {
		return age().compareTo(this.limit) > 0;
	}

	/**
	 * Tells that the worker has ended: its gauge disappears, and its name may be used
	 * again. May be called more than once.
	 */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.onClose.accept(this);
		}
	}

	void show(@Nullable Meter gauge) {
		this.meter = gauge;
	}

	@Nullable Meter meter() {
		return this.meter;
	}

}
