/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.servlet;

import dev.spyglass.tracing.internal.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads the path of a servlet request. Thread-safe.
 */
public final class ServletRequestPath implements RequestPath {

	@Override
	public @Nullable String of(@Nullable Object carrier) {
		if (!(carrier instanceof HttpServletRequest request)) {
			return null;
		}
		String uri = request.getRequestURI();
		String context = request.getContextPath();
		return (context != null && uri.startsWith(context)) ? uri.substring(context.length()) : uri;
	}

}
