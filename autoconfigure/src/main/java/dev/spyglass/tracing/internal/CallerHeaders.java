/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads all values of a header of a request of one web stack, where observations read
 * only the first. Thread-safe.
 */
@FunctionalInterface
public interface CallerHeaders {

	/**
	 * Reads a header.
	 * @param carrier the stack's request
	 * @param name the header's name
	 * @return its values, empty if there is none, or {@code null} if the carrier is of
	 * another kind
	 */
	@Nullable List<String> of(@Nullable Object carrier, String name);

}
