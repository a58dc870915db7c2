/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.Set;

/**
 * Holds the time limits of health contributors. Immutable.
 *
 * @param timeLimit maximum time that a caller waits for one contributor
 * @param maxAge maximum age of a last result; the status is UNKNOWN once it is older
 * @param excluded names of contributors that run without a limit on the caller's thread,
 * such as those that only read a variable; {@link #ALL} for all
 */
public record HealthLimits(Duration timeLimit, Duration maxAge, Set<String> excluded) {

	/** Excludes all contributors from the time limit. */
	public static final String ALL = "*";

	/** Names of Spring Boot's contributors that only read a variable. */
	public static final Set<String> IMMEDIATE = Set.of("livenessState", "readinessState", "ping");

	/**
	 * Creates the limits with a copy of the set.
	 */
	public HealthLimits {
		excluded = Set.copyOf(excluded);
	}

	boolean isImmediate(String name) {
		return isExcluded(name) && IMMEDIATE.contains(name);
	}

	boolean isExcluded(String name) {
		return this.excluded.contains(name) || this.excluded.contains(ALL);
	}

}
