/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Runs one contributor's check on a background thread. Callers wait up to the time limit,
 * measured from the start of the check, or not at all if the previous check exceeded it.
 * They then receive the last result, or UNKNOWN if that is older than the maximum age. At
 * most one check of a contributor runs at a time. Thread-safe.
 */
final class HealthCheck {

	private final Supplier<@Nullable Health> contributor;

	private final HealthLimits limits;

	private final Executor executor;

	private final Listener listener;

	private final AtomicLong order;

	private final AtomicReference<@Nullable Run> running = new AtomicReference<>();

	private volatile @Nullable Result last;

	private volatile boolean slow;

	HealthCheck(Supplier<@Nullable Health> contributor, HealthLimits limits, Executor executor, AtomicLong order,
			Listener listener) {
		this.contributor = contributor;
		this.limits = limits;
		this.executor = executor;
		this.order = order;
		this.listener = listener;
	}

	/**
	 * Starts a check, unless one is running, and returns its result or a fallback.
	 * @param maxWait maximum time that the caller waits
	 * @return a future that completes within the time limit, on any thread. The caller
	 * must call its supplier on the caller's own thread; it returns the health, or
	 * {@code null} if the contributor has none
	 */
	CompletableFuture<Supplier<@Nullable Health>> check(Duration maxWait) {
		Run run = this.running.get();
		if (run == null) {
			run = start();
		}
		long nanos = Math.min(maxWait.toNanos(), this.limits.timeLimit().toNanos() - run.age());
		if (!run.future.isDone() && (this.slow || nanos <= 0)) {
			return CompletableFuture.completedFuture(fallback(run));
		}
		return run.future.copy().completeOnTimeout(fallback(run), nanos, TimeUnit.NANOSECONDS);
	}

	private Run start() {
		Run run = new Run();
		Run other = this.running.compareAndExchange(null, run);
		if (other != null) {
			return other;
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

	private Supplier<@Nullable Health> fallback(Run run) {
		return () -> fallbackHealth(run);
	}

	private Health fallbackHealth(Run run) {
		this.slow = this.slow || run.age() >= this.limits.timeLimit().toNanos();
		Result result = this.last;
		Health lastHealth = (result != null && result.age() <= this.limits.maxAge().toNanos()) ? result.health() : null;
		Health health = (lastHealth != null && result != null)
				? Health.status(lastHealth.getStatus())
					.withDetails(lastHealth.getDetails())
					.withDetail("age", readable(result.age()))
					.build()
				: Health.status(Status.UNKNOWN)
					.withDetail("reason",
							"no answer within the time limit of " + this.limits.timeLimit().toMillis() + " ms")
					.withDetail("age", readable(run.age()))
					.build();
		this.listener.checked(run.fallbackOrder, health);
		return health;
	}

	private static Duration readable(long nanos) {
		return Duration.ofNanos(nanos).truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * Receives the health after each check and each timeout.
	 */
	@FunctionalInterface
	interface Listener {

		/**
		 * Called for each health, on the thread that produces it.
		 * @param order sequence number of the health; the health with the higher number
		 * is newer
		 * @param health the health
		 */
		void checked(long order, Health health);

	}

	private record Result(@Nullable Health health, long nanos) implements Supplier<@Nullable Health> {

		@Override
		public @Nullable Health get() {
			return this.health;
		}

		long age() {
			return System.nanoTime() - this.nanos;
		}

	}

	private final class Run implements Runnable {

		private final long startNanos = System.nanoTime();

		/**
		 * Sequence number of fallbacks during this run, which is lower than that of its
		 * result.
		 */
		private final long fallbackOrder = HealthCheck.this.order.incrementAndGet();

		private final CompletableFuture<Supplier<@Nullable Health>> future = new CompletableFuture<>();

		@Override
		public void run() {
			Health health;
			try {
				health = HealthCheck.this.contributor.get();
			}
			catch (Throwable ex) {
				health = Health.down(ex).build();
			}
			Result result = new Result(health, System.nanoTime());
			HealthCheck.this.last = result;
			HealthCheck.this.slow = age() > HealthCheck.this.limits.timeLimit().toNanos();
			if (health != null) {
				HealthCheck.this.listener.checked(HealthCheck.this.order.incrementAndGet(), health);
			}
			HealthCheck.this.running.set(null);
			this.future.complete(result);
		}

		long age() {
			return System.nanoTime() - this.startNanos;
		}

	}

}
