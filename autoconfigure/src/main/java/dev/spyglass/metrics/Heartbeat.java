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
 * Records when one worker was last alive. A worker loop calls {@link #beat()} on each
 * iteration and {@link #close()} when it ends. Thread-safe.
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

	/**
	 * Records that the worker is alive. It reads the clock once and never blocks, so that
	 * it may be called on each iteration.
	 */
	public void beat() {
		this.lastNanos = this.clock.monotonicTime();
	}

	/**
	 * Returns the name of the worker.
	 * @return the name, never blank
	 */
	public String worker() {
		return this.worker;
	}

	/**
	 * Returns the maximum time between two beats of a healthy worker.
	 * @return the limit, always positive
	 */
	public Duration limit() {
		return this.limit;
	}

	/**
	 * Returns the time since the last beat.
	 * @return the age, measured with the monotonic clock, never negative
	 */
	public Duration age() {
		return Duration.ofNanos(Math.max(0, this.clock.monotonicTime() - this.lastNanos));
	}

	/**
	 * Returns whether the last beat is older than the limit.
	 * @return {@code true} if the worker has exceeded its limit
	 */
	public boolean isOverdue() {
		return age().compareTo(this.limit) > 0;
	}

	/**
	 * Unregisters the worker: its gauge is removed, and its name may be registered again.
	 * Further calls do nothing.
	 */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.onClose.accept(this);
		}
	}

	void meter(@Nullable Meter gauge) {
		this.meter = gauge;
	}

	@Nullable Meter meter() {
		return this.meter;
	}

}
