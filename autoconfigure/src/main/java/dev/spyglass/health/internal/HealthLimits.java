/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.Set;

/**
 * How long a contributor may take. Immutable.
 *
 * @param timeLimit how long who asks waits for one contributor, at most
 * @param maxAge how old the last result may be, before UNKNOWN is the answer
 * @param exceptions names of contributors that are asked directly, such as those that
 * only read a variable; {@link #EVERYONE} for all
 */
public record HealthLimits(Duration timeLimit, Duration maxAge, Set<String> exceptions) {

	/** In the place of a name: every contributor is asked directly. */
	public static final String EVERYONE = "*";

	/** Contributors of Boot's that only read a variable. */
	public static final Set<String> VARIABLES = Set.of("livenessState", "readinessState", "ping");

	/**
	 * Copies the set.
	 */
	public HealthLimits {
		exceptions = Set.copyOf(exceptions);
	}

	boolean isImmediate(String name) {
		return isException(name) && VARIABLES.contains(name);
	}

	boolean isException(String name) {
		return this.exceptions.contains(name) || this.exceptions.contains(EVERYONE);
	}

}
