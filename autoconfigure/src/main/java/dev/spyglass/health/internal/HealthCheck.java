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
 * The check of one contributor, run beside whoever asks. He waits for it as long as the
 * limit allows, counted from the check's begin, and only if it kept to the limit before;
 * then he gets its last result, and UNKNOWN when that is too old. Never more than one
 * check of a contributor runs at a time. Thread-safe.
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
	 * Returns the health now, or as good as is known.
	 * @param maxWait maximum time that the caller waits
	 * @return completes in time, on any thread; what it completes with is for the thread
	 * of who asks, and tells the health, or {@code null} if the contributor has none
	 */
	CompletableFuture<Supplier<@Nullable Health>> answer(Duration maxWait) {
		Run run = this.running.get();
		if (run == null) {
			run = start();
		}
		long nanos = Math.min(maxWait.toNanos(), this.limits.timeLimit().toNanos() - run.age());
		if (!run.result.isDone() && (this.slow || nanos <= 0)) {
			return CompletableFuture.completedFuture(late(run));
		}
		return run.result.copy().completeOnTimeout(late(run), nanos, TimeUnit.NANOSECONDS);
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

	private Supplier<@Nullable Health> late(Run run) {
		return () -> lateHealth(run);
	}

	private Health lateHealth(Run run) {
		this.slow = this.slow || run.age() >= this.limits.timeLimit().toNanos();
		Result result = this.last;
		Health known = (result != null && result.age() <= this.limits.maxAge().toNanos()) ? result.health() : null;
		Health health = (known != null && result != null)
				? Health.status(known.getStatus())
					.withDetails(known.getDetails())
					.withDetail("age", readable(result.age()))
					.build()
				: Health.status(Status.UNKNOWN)
					.withDetail("reason",
							"no answer within the time limit of " + this.limits.timeLimit().toMillis() + " ms")
					.withDetail("age", readable(run.age()))
					.build();
		this.listener.answered(run.begun, health);
		return health;
	}

	private static Duration readable(long nanos) {
		return Duration.ofNanos(nanos).truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * Hears of each answer.
	 */
	@FunctionalInterface
	interface Listener {

		/**
		 * Called for each answer, on the thread that has it.
		 * @param order increases from one question to the next
		 * @param health the answer
		 */
		void answered(long order, Health health);

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

		private final long begin = System.nanoTime();

		/** What is said before its end is earlier than what is said at its end. */
		private final long begun = HealthCheck.this.order.incrementAndGet();

		private final CompletableFuture<Supplier<@Nullable Health>> result = new CompletableFuture<>();

		@Override
		public void run() {
			Health health;
			try {
				health = HealthCheck.this.contributor.get();
			}
			catch (Throwable ex) {
				health = Health.down(ex).build();
			}
			Result answer = new Result(health, System.nanoTime());
			HealthCheck.this.last = answer;
			HealthCheck.this.slow = age() > HealthCheck.this.limits.timeLimit().toNanos();
			if (health != null) {
				HealthCheck.this.listener.answered(HealthCheck.this.order.incrementAndGet(), health);
			}
			HealthCheck.this.running.set(null);
			this.result.complete(answer);
		}

		long age() {
			return System.nanoTime() - this.begin;
		}

	}

}
