/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.jspecify.annotations.Nullable;

/**
 * Provides the trace id of the current thread. Thread-safe.
 */
@FunctionalInterface
public interface TraceIdSource {

	/** Provides no trace id. */
	TraceIdSource NONE = () -> null;

	/**
	 * Returns the id of the current trace.
	 * @return 32 hexadecimal digits, or {@code null} outside of a trace
	 */
	@Nullable String currentTraceId();

}
