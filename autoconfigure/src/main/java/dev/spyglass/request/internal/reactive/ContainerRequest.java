/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.servlet.NativeRequests;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.ClassUtils;

/**
 * Finds the state of a request that a servlet container has identified before WebFlux
 * sees it.
 */
final class ContainerRequest {

	private static final boolean SERVLET = ClassUtils.isPresent("jakarta.servlet.http.HttpServletRequest",
			ContainerRequest.class.getClassLoader());

	private ContainerRequest() {
	}

	/** Returns the state, or null if the server has not identified the request. */
	static @Nullable ActiveRequest active(ServerHttpRequest request) {
		return SERVLET ? NativeRequests.active(request) : null;
	}

}
