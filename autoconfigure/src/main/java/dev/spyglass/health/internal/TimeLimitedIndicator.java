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
 * A contributor that answers in time. Thread-safe.
 */
public final class TimeLimitedIndicator implements HealthIndicator {

	private final String name;

	private final Supplier<@Nullable Health> contributor;

	private final HealthChecks checks;

	private final SharedDeadline deadline;

	/**
	 * Creates an indicator that is asked for itself.
	 * @param name name of the contributor, with slashes between levels
	 * @param contributor the contributor; it may block
	 * @param checks asks it
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
		return isDirect() ? this.checks.askDirectly(this.name, this.contributor)
				: this.checks.ask(this.name, this.contributor, this.deadline.left()).join().get();
	}

	/**
	 * Returns the health without a wait. Not for who {@link #isDirect() is direct}.
	 * @return completes in time, on any thread; what it completes with is for the thread
	 * of who asks, and tells the health, or {@code null} if the contributor has none
	 */
	public CompletableFuture<Supplier<@Nullable Health>> healthLater() {
		return this.checks.ask(this.name, this.contributor, this.checks.timeLimit());
	}

	/**
	 * Returns whether the contributor is one that is asked directly.
	 * @return {@code true} if {@link #health()} takes as long as the contributor takes
	 */
	public boolean isDirect() {
		return this.checks.isDirect(this.name);
	}

	/**
	 * Returns whether {@link #health()} takes no time at all.
	 * @return {@code true} if any thread may call it
	 */
	public boolean isImmediate() {
		return this.checks.isImmediate(this.name);
	}

	boolean hasName(String other) {
		return this.name.equals(other);
	}

	/**
	 * Waits as long as others do, so that one thread is enough for all that are quick.
	 */
	@Nullable Health refresh() {
		return healthLater().join().get();
	}

}
