/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the health of everything from time to time, so that lines and meters are right
 * though nobody asks. Has a thread from its start to its stop. Thread-safe.
 */
public final class HealthRefresh implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HealthRefresh.class);

	private final HealthChecks checks;

	private final Duration interval;

	private @Nullable ScheduledExecutorService executor;

	/**
	 * Creates a refresh that is not yet running.
	 * @param checks knows the contributors
	 * @param interval time between the end of one turn and the begin of the next; zero
	 * for none
	 */
	public HealthRefresh(HealthChecks checks, Duration interval) {
		this.checks = checks;
		this.interval = interval;
	}

	/**
	 * Starts, unless it runs already or there is no interval. The first turn is at once.
	 */
	public synchronized void start() {
		if (this.executor == null && !this.interval.isZero()) {
			ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, HealthRefresh::thread);
			started.scheduleWithFixedDelay(this::turn, 0, this.interval.toNanos(), TimeUnit.NANOSECONDS);
			this.executor = started;
		}
	}

	/**
	 * Stops; what it has begun to ask ends by itself.
	 */
	@Override
	public synchronized void close() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	/** A task that throws would not be run again. */
	private void turn() {
		try {
			this.checks.refresh();
		}
		catch (RuntimeException ex) {
			logger.warn("Health contributors can't be listed", ex);
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "spyglass-health-refresh");
		thread.setDaemon(true);
		return thread;
	}

}
