/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import dev.spyglass.request.internal.RequestDescription;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/**
 * Creates descriptions of servlet requests.
 */
final class ServletDescriptions {

	private ServletDescriptions() {
	}

	static RequestDescription describe(HttpServletRequest request) {
		String path = request.getRequestURI();
		String contextPath = request.getContextPath();
		boolean within = path != null && contextPath != null && path.startsWith(contextPath);
		return new RequestDescription(request.getMethod(), path, within ? path.substring(contextPath.length()) : path,
				request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
	}

}
