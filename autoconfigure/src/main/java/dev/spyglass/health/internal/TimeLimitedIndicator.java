/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Wraps a health contributor so that it responds within the time limit. Thread-safe.
 */
public final class TimeLimitedIndicator implements HealthIndicator {

	private final String name;

	private final Supplier<@Nullable Health> contributor;

	private final HealthChecks checks;

	private final SharedDeadline deadline;

	/**
	 * Creates an indicator with its own deadline.
	 * @param name name of the contributor, with slashes between levels
	 * @param contributor the contributor; it may block
	 * @param checks checks the contributor
	 */
	public TimeLimitedIndicator(String name, Supplier<@Nullable Health> contributor, HealthChecks checks) {
		this(name, contributor, checks, new SharedDeadline(checks.timeLimit(), System::nanoTime));
	}

	TimeLimitedIndicator(String name, Supplier<@Nullable Health> contributor, HealthChecks checks,
			SharedDeadline deadline) {
		this.name = name;
		this.contributor = contributor;
		this.checks = checks;
		this.deadline = deadline;
	}

	@Override
	public @Nullable Health health() {
		return isDirect() ? this.checks.checkDirectly(this.name, this.contributor)
				: this.checks.check(this.name, this.contributor, this.deadline.remaining()).join().get();
	}

	/**
	 * Returns the health without blocking. Must not be called if the contributor
	 * {@link #isDirect() is direct}.
	 * @return a future that completes within the time limit, on any thread. The caller
	 * must call its supplier on the caller's own thread; it returns the health, or
	 * {@code null} if the contributor has none
	 */
	public CompletableFuture<Supplier<@Nullable Health>> healthLater() {
		return this.checks.check(this.name, this.contributor, this.checks.timeLimit());
	}

	/**
	 * Returns whether the contributor runs without a time limit on the caller's thread.
	 * @return {@code true} if {@link #health()} blocks as long as the contributor does
	 */
	public boolean isDirect() {
		return this.checks.isDirect(this.name);
	}

	/**
	 * Returns whether {@link #health()} never blocks.
	 * @return {@code true} if any thread may call it
	 */
	public boolean isImmediate() {
		return this.checks.isImmediate(this.name);
	}

	boolean hasName(String other) {
		return this.name.equals(other);
	}

	/**
	 * Checks the contributor and waits up to the time limit, so that one thread is enough
	 * for all fast contributors.
	 */
	@Nullable Health refresh() {
		return healthLater().join().get();
	}

}
