/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads the headers and the path of a request for tracing. There is one implementation
 * per web stack. Thread-safe.
 */
public interface RequestReader {

	/**
	 * Reads all values of a header. Observations read only the first one.
	 * @param carrier request of a web stack
	 * @param name the header's name
	 * @return its values, empty if the header is absent, or {@code null} if the carrier
	 * belongs to another web stack
	 */
	@Nullable List<String> header(@Nullable Object carrier, String name);

	/**
	 * Reads the path of the request.
	 * @param carrier request of a web stack
	 * @return the path within the application, or {@code null} if the carrier belongs to
	 * another web stack
	 */
	@Nullable String path(@Nullable Object carrier);

}
