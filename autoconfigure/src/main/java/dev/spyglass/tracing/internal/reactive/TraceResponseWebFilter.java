/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.reactive;

import dev.spyglass.tracing.TraceResponse;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Adds the trace headers to responses of WebFlux applications. Thread-safe.
 */
public final class TraceResponseWebFilter implements WebFilter, Ordered {

	private final TraceResponse headers;

	/**
	 * Creates a filter.
	 * @param headers the headers to send
	 */
	public TraceResponseWebFilter(TraceResponse headers) {
		this.headers = headers;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return Mono.defer(() -> {
			this.headers.addTo(exchange.getResponse().getHeaders()::set);
			return chain.filter(exchange);
		});
	}

}
