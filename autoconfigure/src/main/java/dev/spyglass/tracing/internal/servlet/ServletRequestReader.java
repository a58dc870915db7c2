/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.servlet;

import java.util.Collections;
import java.util.List;

import dev.spyglass.tracing.internal.RequestReader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers and paths of servlet requests. Thread-safe.
 */
public final class ServletRequestReader implements RequestReader {

	@Override
	public @Nullable List<String> header(@Nullable Object carrier, String name) {
		return (carrier instanceof HttpServletRequest request) ? Collections.list(request.getHeaders(name)) : null;
	}

	@Override
	public @Nullable String path(@Nullable Object carrier) {
		if (!(carrier instanceof HttpServletRequest request)) {
			return null;
		}
		String uri = request.getRequestURI();
		String context = request.getContextPath();
		return (context != null && uri.startsWith(context)) ? uri.substring(context.length()) : uri;
	}

}
