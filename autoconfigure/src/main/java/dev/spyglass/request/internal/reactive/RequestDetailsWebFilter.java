/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Describes the request as the application sees it, with forwarded headers applied, and
 * logs that it has arrived. {@link RequestIdHandlerDecorator} uses the description at the
 * end of the request. Thread-safe.
 */
public final class RequestDetailsWebFilter implements WebFilter, Ordered {

	/** Order of the filter: outside of all other web filters. */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE;

	private final RequestLogFields logFields;

	private final RequestLog log;

	/**
	 * Creates a filter.
	 * @param logFields fields of the log lines in addition to the ids
	 * @param log logs that a request has arrived
	 */
	public RequestDetailsWebFilter(RequestLogFields logFields, RequestLog log) {
		this.logFields = logFields;
		this.log = log;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return Mono.deferContextual((context) -> {
			if (context.getOrDefault(ReactiveExchange.KEY, null) instanceof ReactiveExchange state) {
				return reached(state, exchange, chain);
			}
			return chain.filter(exchange);
		});
	}

	private Mono<Void> reached(ReactiveExchange state, ServerWebExchange exchange, WebFilterChain chain) {
		boolean more = state.reached(exchange, this.logFields, this.log);
		Mono<Void> handled = more ? LateFields.applied(chain.filter(exchange)) : chain.filter(exchange);
		// The application may have removed the fields of the thread that logs the error.
		return handled.onErrorResume((ex) -> LateFields.applied(Mono.error(ex)));
	}

}
