/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import org.jspecify.annotations.Nullable;

/**
 * Reads the path of a request of one web stack. Thread-safe.
 */
@FunctionalInterface
public interface RequestPath {

	/**
	 * Reads the path.
	 * @param carrier the stack's request
	 * @return the path within the application, or {@code null} if the carrier is of
	 * another kind
	 */
	@Nullable String of(@Nullable Object carrier);

}
