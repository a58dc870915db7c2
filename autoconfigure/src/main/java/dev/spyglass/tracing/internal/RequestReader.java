/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads what tracing needs of a request of one web stack. Thread-safe.
 */
public interface RequestReader {

	/**
	 * Reads all values of a header, where observations read only the first.
	 * @param carrier the stack's request
	 * @param name the header's name
	 * @return its values, empty if there is none, or {@code null} if the carrier is of
	 * another kind
	 */
	@Nullable List<String> header(@Nullable Object carrier, String name);

	/**
	 * Reads the path.
	 * @param carrier the stack's request
	 * @return the path within the application, or {@code null} if the carrier is of
	 * another kind
	 */
	@Nullable String path(@Nullable Object carrier);

}
