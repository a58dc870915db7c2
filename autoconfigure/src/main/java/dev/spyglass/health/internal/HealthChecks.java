/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;

/**
 * Runs the health checks of all contributors with a time limit, and reports status
 * changes. The checks run on its own pool of daemon threads, which end when they are
 * idle; it has one thread for each check that runs at the same time. Thread-safe.
 */
public final class HealthChecks implements AutoCloseable {

	/**
	 * Each contributor that hangs needs one thread. Applications rarely have more
	 * contributors than this.
	 */
	private static final int MAX_THREADS = 64;

	private final Map<String, HealthCheck> checks = new ConcurrentHashMap<>();

	private final List<Supplier<Stream<TimeLimitedIndicator>>> sources = new CopyOnWriteArrayList<>();

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

	/**
	 * Creates the checks.
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
	 * Adds contributors for {@link #refresh()} to check.
	 * @param source returns the current contributors; called on each refresh
	 */
	public void watch(Supplier<Stream<TimeLimitedIndicator>> source) {
		this.sources.add(source);
	}

	/**
	 * Checks all contributors, one after the other, so that status changes are reported
	 * even if no client requests health.
	 */
	public void refresh() {
		this.sources.stream().flatMap(Supplier::get).forEach(TimeLimitedIndicator::refresh);
	}

	/**
	 * Records health that was announced without a check. Ignored unless the contributor
	 * is one that {@link #refresh()} checks.
	 * @param name name of the contributor
	 * @param health its health
	 */
	public void announced(String name, Health health) {
		if (this.sources.stream().flatMap(Supplier::get).anyMatch((contributor) -> contributor.hasName(name))) {
			this.changes.update(name, this.order.incrementAndGet(), health);
		}
	}

	/**
	 * Removes a contributor and its last result.
	 * @param name name of the contributor
	 */
	public void forget(String name) {
		this.checks.keySet().removeIf((key) -> key.equals(name) || key.startsWith(name + "/"));
		this.changes.remove(name);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	boolean isDirect(String name) {
		return this.limits.isExcluded(name);
	}

	boolean isImmediate(String name) {
		return this.limits.isImmediate(name);
	}

	Duration timeLimit() {
		return this.limits.timeLimit();
	}

	@Nullable Health checkDirectly(String name, Supplier<@Nullable Health> contributor) {
		long order = this.order.incrementAndGet();
		Health health = contributor.get();
		if (health != null) {
			this.changes.update(name, order, health);
		}
		return health;
	}

	CompletableFuture<Supplier<@Nullable Health>> check(String name, Supplier<@Nullable Health> contributor,
			Duration maxWait) {
		return this.checks.computeIfAbsent(name, (key) -> newCheck(key, contributor)).check(maxWait);
	}

	private HealthCheck newCheck(String name, Supplier<@Nullable Health> contributor) {
		return new HealthCheck(contributor, this.limits, this.executor, this.order,
				(order, health) -> checked(name, order, health));
	}

	/**
	 * Records health, except at shutdown: a contributor that is interrupted then may
	 * report a failure that is none.
	 */
	private void checked(String name, long order, Health health) {
		if (!this.executor.isShutdown()) {
			this.changes.update(name, order, health);
		}
	}

}
