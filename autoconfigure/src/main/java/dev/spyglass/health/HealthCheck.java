/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The check of one contributor, run beside whoever asks. He waits for it as long as the
 * limit allows, and only if it kept to the limit before; then he gets its last result,
 * and UNKNOWN when that is too old. Never more than one check of a contributor runs at a
 * time. Thread-safe.
 */
final class HealthCheck {

	private final Supplier<@Nullable Health> contributor;

	private final HealthLimits limits;

	private final Executor executor;

	private final AtomicReference<@Nullable Run> running = new AtomicReference<>();

	private volatile @Nullable Result last;

	private volatile boolean slow;

	HealthCheck(Supplier<@Nullable Health> contributor, HealthLimits limits, Executor executor) {
		this.contributor = contributor;
		this.limits = limits;
		this.executor = executor;
	}

	/**
	 * Returns the health now, or as good as is known.
	 * @return the health, or {@code null} if the contributor has none
	 */
	@Nullable Health answer() {
		Run run = this.running.get();
		if (run == null) {
			run = start();
		}
		if (run == null || (!this.slow && run.await(this.limits.timeLimit()))) {
			return (this.last != null) ? this.last.health() : unknown(0);
		}
		this.slow = true;
		return late(run);
	}

	private @Nullable Run start() {
		Run run = new Run();
		if (!this.running.compareAndSet(null, run)) {
			return this.running.get();
		}
		try {
			this.executor.execute(run);
		}
		catch (RejectedExecutionException ex) {
			this.running.set(null);
			this.slow = true;
		}
		return run;
	}

	private Health late(Run run) {
		Result result = this.last;
		if (result != null && result.age() <= this.limits.maxAge().toNanos() && result.health() != null) {
			return Health.status(result.health().getStatus())
				.withDetails(result.health().getDetails())
				.withDetail("age", Duration.ofNanos(result.age()).truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
				.build();
		}
		return unknown(run.age());
	}

	private Health unknown(long age) {
		return Health.status(Status.UNKNOWN)
			.withDetail("reason", "no answer within the time limit of " + this.limits.timeLimit().toMillis() + " ms")
			.withDetail("age", Duration.ofNanos(age).truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
			.build();
	}

	private record Result(@Nullable Health health, long nanos) {

		long age() {
			return System.nanoTime() - this.nanos;
		}

	}

	private final class Run implements Runnable {

		private final long begin = System.nanoTime();

		private final CountDownLatch done = new CountDownLatch(1);

		@Override
		public void run() {
			Health health;
			try {
				health = HealthCheck.this.contributor.get();
			}
			catch (Throwable ex) {
				health = Health.down(ex).build();
			}
			HealthCheck.this.last = new Result(health, System.nanoTime());
			HealthCheck.this.slow = age() > HealthCheck.this.limits.timeLimit().toNanos();
			HealthCheck.this.running.set(null);
			this.done.countDown();
		}

		long age() {
			return System.nanoTime() - this.begin;
		}

		boolean await(Duration limit) {
			try {
				return this.done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

	}

}
