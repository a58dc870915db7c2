/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import io.micrometer.observation.Observation;

/**
 * Reopens the trace of work whose scope is already closed. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface WorkTrace {

	/** Used if tracing is not configured. */
	WorkTrace NONE = (context) -> () -> {
	};

	/**
	 * Makes the work's span the current one on this thread.
	 * @param context context of the work's observation
	 * @return the scope, which must be closed on the same thread
	 */
	Scope open(Observation.Context context);

	/**
	 * Scope in which the span is the current one; closing it restores the previous span.
	 */
	@FunctionalInterface
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

}
