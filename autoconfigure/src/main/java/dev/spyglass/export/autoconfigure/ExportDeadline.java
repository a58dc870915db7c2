/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.spyglass.export.internal.ExportRegistry;

import org.springframework.context.SmartLifecycle;

/**
 * Limits the time that all exports together may take at shutdown. Its lifecycle phase is
 * the lowest, so it starts the deadline after all other lifecycle beans have stopped and
 * before the exporters are closed.
 */
final class ExportDeadline implements SmartLifecycle {

	private static final Duration LIMIT = Duration.ofSeconds(1);

	private final ExportRegistry exports;

	private volatile boolean running;

	ExportDeadline(ExportRegistry exports) {
		this.exports = exports;
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
		this.exports.endWithin(LIMIT);
		CompletableFuture.delayedExecutor(LIMIT.toMillis(), TimeUnit.MILLISECONDS).execute(this.exports::giveUp);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
