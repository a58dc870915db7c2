/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

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

	private final AtomicInteger threads = new AtomicInteger();

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, MAX_THREADS, 30, TimeUnit.SECONDS,
			new SynchronousQueue<>(), this::thread);

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
		return thread;
	}

	/**
	 * Asks a contributor.
	 * @param name its name, with slashes between levels
	 * @param contributor the contributor
	 * @return its health, in time; {@code null} if it has none
	 */
	public @Nullable Health ask(String name, Supplier<@Nullable Health> contributor) {
		Health health = this.limits.exceptions().contains(name) ? contributor.get()
				: this.checks.computeIfAbsent(name, (key) -> new HealthCheck(contributor, this.limits, this.executor))
					.answer();
		if (health != null) {
			this.changes.seen(name, health);
		}
		return health;
	}

	/**
	 * Returns how long who asks waits for one contributor, at most.
	 * @return the limit
	 */
	public Duration timeLimit() {
		return this.limits.timeLimit();
	}

	/**
	 * Forgets a contributor.
	 * @param name its name
	 */
	public void forget(String name) {
		this.checks.keySet().removeIf((key) -> key.equals(name) || key.startsWith(name + "/"));
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
