/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal.reactive;

import java.util.Set;
import java.util.function.Supplier;

import dev.spyglass.health.internal.ClosedProbes;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers a health probe with 401 where the application's security would redirect it, for
 * example to a login page: a prober would follow, and never see that the probe fails.
 * Permits nothing. Stands in front of the application's security.
 */
public final class ProbeRedirectWebFilter implements WebFilter, Ordered {

	private final ClosedProbes closed = new ClosedProbes();

	private final Supplier<Set<String>> paths;

	/**
	 * Creates a filter.
	 * @param paths returns the paths of the probes, within the application
	 */
	public ProbeRedirectWebFilter(Supplier<Set<String>> paths) {
		this.paths = paths;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 50;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String path = exchange.getRequest().getPath().pathWithinApplication().value();
		if (this.paths.get().contains(path)) {
			exchange.getResponse().beforeCommit(() -> {
				refuseRedirect(path, exchange.getResponse());
				return Mono.empty();
			});
		}
		return chain.filter(exchange);
	}

	private void refuseRedirect(String path, ServerHttpResponse response) {
		HttpStatusCode status = response.getStatusCode();
		if (status != null && ClosedProbes.isRedirect(status.value())) {
			this.closed.warn(path);
			response.getHeaders().remove(HttpHeaders.LOCATION);
			response.setStatusCode(HttpStatus.valueOf(ClosedProbes.STATUS));
		}
	}

}
