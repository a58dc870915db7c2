/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.reactive;

import java.util.List;

import dev.spyglass.tracing.internal.RequestReader;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads the headers and paths of WebFlux requests. Thread-safe.
 */
public final class ReactiveRequestReader implements RequestReader {

	@Override
	public @Nullable List<String> header(@Nullable Object carrier, String name) {
		return (carrier instanceof ServerHttpRequest request) ? request.getHeaders().getOrEmpty(name) : null;
	}

	@Override
	public @Nullable String path(@Nullable Object carrier) {
		return (carrier instanceof ServerHttpRequest request) ? request.getPath().pathWithinApplication().value()
				: null;
	}

}
