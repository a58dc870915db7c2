/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Wraps a health contributor for the health endpoint. Responds within the time limit.
 *
 * @param name name of the contributor, with slashes between levels
 * @param delegate the contributor
 * @param checks runs the contributor
 * @param deadline when the caller stops waiting
 */
record TimeLimitedIndicator(String name, HealthIndicator delegate, HealthChecks checks,
		long deadline) implements HealthIndicator {

	@Override
	public @Nullable Health health() {
		return this.checks.check(this.name, this.delegate, this.deadline);
	}

}
