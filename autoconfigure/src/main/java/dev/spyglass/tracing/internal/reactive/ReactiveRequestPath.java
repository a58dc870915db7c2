/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.reactive;

import dev.spyglass.tracing.internal.RequestPath;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads the path of a WebFlux request. Thread-safe.
 */
public final class ReactiveRequestPath implements RequestPath {

	@Override
	public @Nullable String of(@Nullable Object carrier) {
		return (carrier instanceof ServerHttpRequest request) ? request.getPath().pathWithinApplication().value()
				: null;
	}

}
