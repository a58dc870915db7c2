/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Runs the checks of one contributor, one at a time. A contributor whose last check kept
 * to the time limit runs on the caller's thread, any other on a background thread. A
 * caller that arrives while a check is running waits for its own turn, until the limit of
 * the running check has passed. Without a turn, or without a result in time, it receives
 * the last result, or UNKNOWN if that is older than the maximum age. Thread-safe.
 */
final class HealthCheck {

	private final String name;

	private final HealthChecks checks;

	private final Queue<CompletableFuture<@Nullable Run>> waiting = new ArrayDeque<>();

	private volatile @Nullable Run running;

	private volatile @Nullable Result last;

	private volatile boolean prompt;

	HealthCheck(String name, HealthChecks checks) {
		this.name = name;
		this.checks = checks;
	}

	/**
	 * Calls the contributor, on this thread if it is prompt.
	 * @param contributor the contributor, in the state of this caller
	 * @param deadline when the caller stops waiting, in terms of
	 * {@link System#nanoTime()}
	 * @return the health, or {@code null} if the contributor has none
	 */
	@Nullable Health check(Supplier<@Nullable Health> contributor, long deadline) {
		Run run = turn(deadline).join();
		if (run == null) {
			return fallback();
		}
		if (this.prompt) {
			return run.call(contributor);
		}
		inBackground(run, () -> CallerContext.wrap(() -> run.call(contributor)));
		Result result = run.done.copy()
			.completeOnTimeout(null, this.checks.remaining(deadline), TimeUnit.NANOSECONDS)
			.join();
		return (result != null) ? result.health() : fallback();
	}

	/**
	 * Starts the contributor without blocking this thread.
	 * @param start starts the contributor and ends the run with its result
	 * @param blocking whether {@code start} may block, and thus needs another thread
	 * @param deadline when the caller stops waiting, in terms of
	 * {@link System#nanoTime()}
	 * @return a future that completes by the deadline, on any thread. The caller must
	 * call its supplier on a thread that may block
	 */
	CompletableFuture<Supplier<@Nullable Health>> checkLater(Consumer<Run> start, boolean blocking, long deadline) {
		CompletableFuture<Supplier<@Nullable Health>> answer = new CompletableFuture<>();
		CompletableFuture<@Nullable Run> turn = turn(deadline);
		boolean here = !blocking && this.prompt && turn.isDone();
		// Independent of the answer, which may be cancelled: a turn must be used.
		CompletableFuture<Void> unused = turn.thenAccept((run) -> {
			if (run == null) {
				answer.complete(this::fallback);
				return;
			}
			CompletableFuture<Void> alsoUnused = run.done
				.thenAccept((result) -> answer.complete((result != null) ? result::health : this::fallback));
			if (here) {
				run.start(() -> start.accept(run));
			}
			else {
				inBackground(run, () -> () -> start.accept(run));
			}
		});
		return answer.completeOnTimeout(this::fallback, this.checks.remaining(deadline), TimeUnit.NANOSECONDS);
	}

	private CompletableFuture<@Nullable Run> turn(long deadline) {
		synchronized (this.waiting) {
			Run current = this.running;
			if (current == null) {
				return CompletableFuture.completedFuture(this.running = new Run());
			}
			CompletableFuture<@Nullable Run> turn = new CompletableFuture<>();
			long nanos = Math.min(this.checks.remaining(deadline), this.checks.limit() - current.age());
			if (nanos <= 0) {
				turn.complete(null);
				return turn;
			}
			this.waiting.add(turn);
			return turn.completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
		}
	}

	private void passTurn() {
		CompletableFuture<@Nullable Run> next;
		Run run;
		do {
			synchronized (this.waiting) {
				next = this.waiting.poll();
				run = (next != null) ? new Run() : null;
				this.running = run;
			}
		}
		while (next != null && !next.complete(run));
	}

	private void inBackground(Run run, Supplier<Runnable> task) {
		try {
			Runnable prepared = task.get();
			this.checks.execute(() -> run.start(prepared));
		}
		catch (RejectedExecutionException ex) {
			run.end(null);
		}
		catch (RuntimeException ex) {
			run.complete(Health.down(ex).build());
		}
	}

	private @Nullable Health fallback() {
		Run run = this.running;
		Result result = this.last;
		boolean young = result != null && result.age() <= this.checks.maxAge();
		Health health = (young && result != null) ? result.healthWithAge() : Health.status(Status.UNKNOWN)
			.withDetail("reason",
					"no answer within the time limit of " + TimeUnit.NANOSECONDS.toMillis(this.checks.limit()) + " ms")
			.withDetail("age", readable((run != null) ? run.age() : 0))
			.build();
		if (run != null && run.age() >= this.checks.limit() && health != null) {
			this.checks.record(this.name, run.order, health);
		}
		return health;
	}

	private static Duration readable(long nanos) {
		return Duration.ofNanos(nanos).truncatedTo(ChronoUnit.MILLIS);
	}

	private record Result(@Nullable Health health, long nanos) {

		long age() {
			return System.nanoTime() - this.nanos;
		}

		@Nullable Health healthWithAge() {
			return (this.health != null) ? Health.status(this.health.getStatus())
				.withDetails(this.health.getDetails())
				.withDetail("age", readable(age()))
				.build() : null;
		}

	}

	/**
	 * One call of the contributor. The code that receives a run must end it.
	 */
	final class Run {

		private final long start = System.nanoTime();

		/** Lower than the order of the run's result. */
		private final long order = HealthCheck.this.checks.nextOrder();

		private final AtomicBoolean ended = new AtomicBoolean();

		private final CompletableFuture<@Nullable Result> done = new CompletableFuture<>();

		/**
		 * Calls the contributor on this thread and ends the run.
		 * @param contributor the contributor, which may block
		 * @return its health, which is DOWN if it failed
		 */
		@Nullable Health call(Supplier<@Nullable Health> contributor) {
			Health health;
			try {
				health = contributor.get();
			}
			catch (Throwable ex) {
				health = Health.down(ex).build();
			}
			complete(health);
			return health;
		}

		/**
		 * Ends the run, unless it has ended.
		 * @param health the health, or {@code null} if the contributor has none
		 */
		void complete(@Nullable Health health) {
			end(new Result(health, System.nanoTime()));
		}

		private void start(Runnable task) {
			try {
				task.run();
			}
			catch (Throwable ex) {
				complete(Health.down(ex).build());
			}
		}

		private void end(@Nullable Result result) {
			HealthCheck check = HealthCheck.this;
			if (!this.ended.compareAndSet(false, true)) {
				return;
			}
			if (result != null) {
				check.last = result;
				check.prompt = age() <= check.checks.limit();
				if (result.health() != null) {
					check.checks.record(check.name, check.checks.nextOrder(), result.health());
				}
			}
			passTurn();
			this.done.complete(result);
		}

		private long age() {
			return System.nanoTime() - this.start;
		}

	}

}
