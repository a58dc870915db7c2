/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal.reactive;

import java.util.Set;

import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Ends the connection with the answer to a probe. Reactor Netty 1.3.7 may read no further
 * from one that is kept, when a request follows the answer before it at once: whoever
 * probes then waits in vain, and takes a sound application for a dead one.
 */
public final class ClosingFilter implements WebFilter {

	private final Set<String> probes;

	private final String endpoint;

	/**
	 * Creates a filter.
	 * @param probes paths of the probes
	 * @param endpoint path of the health endpoint
	 */
	public ClosingFilter(Set<String> probes, String endpoint) {
		this.probes = Set.copyOf(probes);
		this.endpoint = endpoint;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (isHealth(exchange.getRequest())) {
			exchange.getResponse().getHeaders().setConnection("close");
		}
		return chain.filter(exchange);
	}

	private boolean isHealth(ServerHttpRequest request) {
		String path = request.getPath().pathWithinApplication().value();
		return this.probes.contains(path) || path.startsWith(this.endpoint);
	}

}
