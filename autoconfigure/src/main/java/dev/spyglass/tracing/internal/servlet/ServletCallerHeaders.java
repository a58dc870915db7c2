/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.servlet;

import java.util.Collections;
import java.util.List;

import dev.spyglass.tracing.internal.CallerHeaders;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of a servlet request. Thread-safe.
 */
public final class ServletCallerHeaders implements CallerHeaders {

	@Override
	public @Nullable List<String> of(@Nullable Object carrier, String name) {
		return (carrier instanceof HttpServletRequest request) ? Collections.list(request.getHeaders(name)) : null;
	}

}
