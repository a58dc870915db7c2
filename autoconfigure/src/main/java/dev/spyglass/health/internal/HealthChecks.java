/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Holds the checks of all contributors, their time limit and the status changes that they
 * show. Contributors that are new or slow run on its pool of daemon threads, which end
 * when they are idle. Thread-safe.
 */
public final class HealthChecks implements AutoCloseable {

	/**
	 * Each contributor that hangs needs one thread. Applications rarely have more
	 * contributors than this.
	 */
	private static final int MAX_THREADS = 64;

	/**
	 * Limit while the application starts, when each contributor runs for the first time
	 * and the CPUs are busy.
	 */
	private static final Duration STARTUP_LIMIT = Duration.ofSeconds(1);

	private final Map<String, HealthCheck> checks = new ConcurrentHashMap<>();

	private final AtomicInteger threads = new AtomicInteger();

	private final AtomicLong order = new AtomicLong();

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, MAX_THREADS, 30, TimeUnit.SECONDS,
			new SynchronousQueue<>(), this::thread);

	/**
	 * The application's class loader, also for threads that are created by a thread of
	 * the server.
	 */
	private final @Nullable ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

	private final HealthLimits limits;

	private final HealthChanges changes;

	private volatile boolean ready;

	/**
	 * Creates the checks of an application that is starting.
	 * @param limits the time limits
	 * @param registry registry for the meter {@code health.status}, or {@code null} for
	 * no meter
	 */
	public HealthChecks(HealthLimits limits, @Nullable MeterRegistry registry) {
		this.limits = limits;
		this.changes = new HealthChanges(registry);
	}

	private Thread thread(Runnable task) {
		Thread thread = new Thread(task, "spyglass-health-" + this.threads.incrementAndGet());
		thread.setDaemon(true);
		thread.setContextClassLoader(this.classLoader);
		return thread;
	}

	/**
	 * Called when the application is ready: from then on the time limit is the configured
	 * one, and a change for the worse is a warning.
	 */
	public void ready() {
		this.ready = true;
		this.changes.watch(true);
	}

	/**
	 * Called when the application begins to end: from then on no change is a warning.
	 */
	public void closing() {
		this.changes.watch(false);
	}

	/**
	 * Records health that was announced without a check.
	 * @param name name of the contributor
	 * @param health its health
	 */
	public void announced(String name, Health health) {
		this.changes.update(name, nextOrder(), health);
	}

	/**
	 * Removes the contributors that no longer exist, and their meters.
	 * @param exists whether a contributor with this name exists
	 */
	public void retain(Predicate<String> exists) {
		this.checks.keySet().removeIf(exists.negate());
		this.changes.retain(exists);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	/**
	 * Returns whether a contributor runs without a time limit.
	 * @param name name of the contributor
	 * @return {@code true} if it is excluded from the limit
	 */
	public boolean isExcluded(String name) {
		return this.limits.isExcluded(name);
	}

	/**
	 * Returns whether a contributor never blocks.
	 * @param name name of the contributor
	 * @return {@code true} if any thread may call it
	 */
	public boolean isImmediate(String name) {
		return this.limits.isImmediate(name);
	}

	/**
	 * Calls a contributor within the time limit, with the context of this thread.
	 * @param name name of the contributor, with slashes between levels
	 * @param contributor the contributor
	 * @param deadline when the caller stops waiting, see {@link #newDeadline()}
	 * @return the health, or {@code null} if the contributor has none
	 */
	@Nullable Health check(String name, HealthIndicator contributor, long deadline) {
		if (!isExcluded(name)) {
			return of(name).check(() -> contributor.health(true), deadline);
		}
		long order = nextOrder();
		Health health = contributor.health(true);
		if (health != null) {
			this.changes.update(name, order, health);
		}
		return health;
	}

	/**
	 * Starts a contributor without blocking this thread; see {@link HealthCheck}.
	 * @param name name of the contributor, with slashes between levels
	 * @param start starts the contributor; it is given a consumer of the health
	 * @param blocking whether {@code start} may block
	 * @return a future that completes within the time limit, on any thread. The caller
	 * must call its supplier on a thread that may block
	 */
	public CompletableFuture<Supplier<@Nullable Health>> checkLater(String name,
			Consumer<Consumer<@Nullable Health>> start, boolean blocking) {
		return of(name).checkLater((run) -> start.accept(run::complete), blocking, newDeadline());
	}

	/**
	 * Returns the deadline of a call that begins now, which all contributors of that call
	 * share.
	 * @return the deadline, in terms of {@link System#nanoTime()}
	 */
	long newDeadline() {
		return System.nanoTime() + limit();
	}

	/**
	 * Returns the time until a deadline, and at least a tenth of the limit, which is
	 * enough for fast contributors after slow ones.
	 */
	long remaining(long deadline) {
		return Math.max(deadline - System.nanoTime(), limit() / 10);
	}

	long limit() {
		Duration limit = this.limits.timeLimit();
		return ((this.ready || limit.compareTo(STARTUP_LIMIT) > 0) ? limit : STARTUP_LIMIT).toNanos();
	}

	long maxAge() {
		return this.limits.maxAge().toNanos();
	}

	long nextOrder() {
		return this.order.incrementAndGet();
	}

	void execute(Runnable task) {
		this.executor.execute(task);
	}

	/**
	 * Records health, except at shutdown: a contributor that is interrupted then may
	 * report a failure that is none.
	 */
	void record(String name, long order, Health health) {
		if (!this.executor.isShutdown()) {
			this.changes.update(name, order, health);
		}
	}

	private HealthCheck of(String name) {
		return this.checks.computeIfAbsent(name, (key) -> new HealthCheck(key, this));
	}

}
