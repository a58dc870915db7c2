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
 * Asks contributors within a limit of time and takes notice of what they answer. The
 * threads are its own, as many as contributors are late, and end when they are idle.
 * Thread-safe.
 */
public final class HealthChecks implements AutoCloseable {

	/** One for each contributor that hangs; more contributors than this are rare. */
	private static final int MAX_THREADS = 64;

	private final Map<String, HealthCheck> checks = new ConcurrentHashMap<>();

	private final List<Supplier<Stream<TimeLimitedIndicator>>> sources = new CopyOnWriteArrayList<>();

	private final AtomicInteger threads = new AtomicInteger();

	private final AtomicLong order = new AtomicLong();

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, MAX_THREADS, 30, TimeUnit.SECONDS,
			new SynchronousQueue<>(), this::thread);

	/** The application's, also for threads that a server's thread has started. */
	private final @Nullable ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

	private final HealthLimits limits;

	private final HealthChanges changes;

	/**
	 * Creates checks.
	 * @param limits the limits
	 * @param registry where the states go, or {@code null} for nowhere
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
	 * Adds contributors to those that {@link #refresh()} asks.
	 * @param source tells them at any time
	 */
	public void watch(Supplier<Stream<TimeLimitedIndicator>> source) {
		this.sources.add(source);
	}

	/**
	 * Asks all contributors, one after the other, so that what they answer is told though
	 * nobody else asks.
	 */
	public void refresh() {
		this.sources.stream().flatMap(Supplier::get).forEach(TimeLimitedIndicator::refresh);
	}

	/**
	 * Takes notice of a state that was announced before anybody asked, if the contributor
	 * is one of those that {@link #refresh()} asks.
	 * @param name name of the contributor
	 * @param health its state
	 */
	public void announced(String name, Health health) {
		if (this.sources.stream().flatMap(Supplier::get).anyMatch((contributor) -> contributor.hasName(name))) {
			this.changes.seen(name, this.order.incrementAndGet(), health);
		}
	}

	/**
	 * Forgets a contributor.
	 * @param name its name
	 */
	public void forget(String name) {
		this.checks.keySet().removeIf((key) -> key.equals(name) || key.startsWith(name + "/"));
		this.changes.forget(name);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	boolean isDirect(String name) {
		return this.limits.isException(name);
	}

	boolean isImmediate(String name) {
		return this.limits.isImmediate(name);
	}

	Duration timeLimit() {
		return this.limits.timeLimit();
	}

	@Nullable Health askDirectly(String name, Supplier<@Nullable Health> contributor) {
		long asked = this.order.incrementAndGet();
		Health health = contributor.get();
		if (health != null) {
			this.changes.seen(name, asked, health);
		}
		return health;
	}

	CompletableFuture<Supplier<@Nullable Health>> ask(String name, Supplier<@Nullable Health> contributor,
			Duration maxWait) {
		return this.checks.computeIfAbsent(name, (key) -> check(key, contributor)).answer(maxWait);
	}

	private HealthCheck check(String name, Supplier<@Nullable Health> contributor) {
		return new HealthCheck(contributor, this.limits, this.executor, this.order,
				(order, health) -> answered(name, order, health));
	}

	/** What an interrupted contributor says at the end is no change of its state. */
	private void answered(String name, long order, Health health) {
		if (!this.executor.isShutdown()) {
			this.changes.seen(name, order, health);
		}
	}

}
