/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.spyglass.context.export.ExportWatch;

import org.springframework.context.SmartLifecycle;

/**
 * Limits the time that exports may take at shutdown: all that has work to do stops before
 * this, and the exporters are closed after it.
 */
public final class ExportDeadline implements SmartLifecycle {

	private static final Duration LIMIT = Duration.ofSeconds(1);

	private final List<ExportWatch> watches;

	private volatile boolean running;

	/**
	 * Creates a deadline.
	 * @param watches the signals that end together
	 */
	public ExportDeadline(List<ExportWatch> watches) {
		this.watches = List.copyOf(watches);
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.watches.forEach((watch) -> watch.endWithin(LIMIT));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
