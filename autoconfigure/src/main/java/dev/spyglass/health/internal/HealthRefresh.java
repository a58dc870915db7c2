/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks all health contributors at a fixed interval, so that log lines and meters are up
 * to date even if no client requests health. Uses one daemon thread while it is started.
 * Thread-safe.
 */
public final class HealthRefresh implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HealthRefresh.class);

	private final HealthChecks checks;

	private final Duration interval;

	private @Nullable ScheduledExecutorService executor;

	/**
	 * Creates a refresh that is not started.
	 * @param checks checks the contributors
	 * @param interval time between the end of one refresh and the start of the next; zero
	 * disables the refresh
	 */
	public HealthRefresh(HealthChecks checks, Duration interval) {
		this.checks = checks;
		this.interval = interval;
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
			this.checks.refresh();
		}
		catch (Throwable ex) {
			logger.warn("The health contributors could not be refreshed", ex);
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "spyglass-health-refresh");
		thread.setDaemon(true);
		return thread;
	}

}
