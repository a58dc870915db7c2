/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import io.micrometer.observation.Observation;

/**
 * Brings back the trace of work whose scope is closed. Implementations are thread-safe.
 */
@FunctionalInterface
public interface WorkTrace {

	/** Where nothing is traced. */
	WorkTrace NONE = (context) -> () -> {
	};

	/**
	 * Makes the work's span the current one.
	 * @param context context of the work's observation
	 * @return the scope, to be closed on the same thread
	 */
	Scope open(Observation.Context context);

	/**
	 * As long as it is open, the span is the current one.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
