/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import dev.spyglass.request.internal.ActiveRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads the servlet request behind a WebFlux request. Must be loaded only if the Servlet
 * API is present.
 */
public final class NativeRequests {

	private NativeRequests() {
	}

	/**
	 * Returns the state that {@link TomcatRequestValve} has stored in the request.
	 * @param request the WebFlux request, as the server created it
	 * @return the state, or {@code null} if there is none
	 */
	public static @Nullable ActiveRequest active(ServerHttpRequest request) {
		if (request instanceof AbstractServerHttpRequest server) {
			Object nativeRequest = server.getNativeRequest();
			if (nativeRequest instanceof HttpServletRequest servlet
					&& servlet.getAttribute(ActiveRequest.ATTRIBUTE) instanceof ActiveRequest active) {
				return active;
			}
		}
		return null;
	}

}
