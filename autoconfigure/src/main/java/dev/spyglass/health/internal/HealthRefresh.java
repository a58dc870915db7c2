/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Checks Spyglass' own health contributors at a fixed interval, so that their log lines
 * and meters are up to date even if no client requests health. Other contributors are not
 * checked: they may depend on the request of a client. Uses one daemon thread while it is
 * started. Thread-safe.
 */
public final class HealthRefresh implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HealthRefresh.class);

	private final HealthChecks checks;

	private final HealthContributors contributors;

	private final Duration interval;

	private @Nullable ScheduledExecutorService executor;

	/**
	 * Creates a refresh that is not started.
	 * @param checks runs the contributors
	 * @param contributors the contributors of the application
	 * @param interval time between the end of one refresh and the start of the next; zero
	 * disables the refresh
	 */
	public HealthRefresh(HealthChecks checks, HealthContributors contributors, Duration interval) {
		this.checks = checks;
		this.contributors = contributors;
		this.interval = interval;
	}

	/**
	 * Returns whether the application has a contributor.
	 * @param name name of the contributor, with slashes between levels
	 * @return {@code true} if it exists
	 */
	public boolean exists(String name) {
		Object found = this.contributors;
		for (String part : name.split("/")) {
			found = (found instanceof HealthContributors parent) ? parent.getContributor(part) : null;
		}
		return found != null;
	}

	/**
	 * Starts the contributors once, on background threads, so that they are not slow when
	 * a client requests them for the first time. Does not wait for them.
	 */
	public void warm() {
		own().forEach((entry) -> {
			CompletableFuture<?> unused = check(entry);
		});
	}

	/**
	 * Starts the refresh, unless it is started already or the interval is zero. The first
	 * refresh starts immediately.
	 */
	public synchronized void start() {
		if (this.executor == null && !this.interval.isZero()) {
			ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, HealthRefresh::thread);
			ScheduledFuture<?> unused = started.scheduleWithFixedDelay(this::refresh, 0, this.interval.toNanos(),
					TimeUnit.NANOSECONDS);
			this.executor = started;
		}
	}

	/**
	 * Stops the refresh. Checks that are running are not cancelled.
	 */
	@Override
	public synchronized void close() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	/**
	 * Catches exceptions and errors, because the executor would not run the task again
	 * after one.
	 */
	private void refresh() {
		try {
			own().forEach((entry) -> {
				Health unused = check(entry).join().get();
			});
			this.checks.retain(this::exists);
		}
		catch (Throwable ex) {
			logger.warn("The health contributors could not be refreshed", ex);
		}
	}

	private Stream<HealthContributors.Entry> own() {
		return this.contributors.stream()
			.filter((entry) -> entry.contributor().getClass().getPackage() == getClass().getPackage());
	}

	private CompletableFuture<Supplier<@Nullable Health>> check(HealthContributors.Entry entry) {
		HealthIndicator indicator = (HealthIndicator) entry.contributor();
		return this.checks.checkLater(entry.name(), (result) -> result.accept(indicator.health()), true);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "spyglass-health-refresh");
		thread.setDaemon(true);
		return thread;
	}

}
