/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.reactive;

import java.util.List;

import dev.spyglass.tracing.internal.CallerHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads the headers of a WebFlux request. Thread-safe.
 */
public final class ReactiveCallerHeaders implements CallerHeaders {

	@Override
	public @Nullable List<String> of(@Nullable Object carrier, String name) {
		return (carrier instanceof ServerHttpRequest request) ? request.getHeaders().getOrEmpty(name) : null;
	}

}
