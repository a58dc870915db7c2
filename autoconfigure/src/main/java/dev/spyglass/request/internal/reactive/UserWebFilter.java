/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.Map;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.RequestLogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Adds the id of the authenticated user to all further log lines of the request,
 * including the one at its end. Must run after the filters that authenticate.
 * Thread-safe.
 */
public final class UserWebFilter implements WebFilter, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(UserWebFilter.class);

	private final RequestLogFields logFields;

	/**
	 * Creates a filter.
	 * @param logFields fields of the log lines in addition to the ids
	 */
	public UserWebFilter(RequestLogFields logFields) {
		this.logFields = logFields;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!this.logFields.includes(RequestField.USER)
				|| !(exchange.getAttribute(ActiveRequest.ATTRIBUTE) instanceof ActiveRequest active)) {
			return chain.filter(exchange);
		}
		return user(exchange).flatMap((fields) -> LateFields.add(active, fields)
				? LateFields.applied(chain.filter(exchange)) : chain.filter(exchange));
	}

	/** Reads the user, which may fail if the session store is unavailable. */
	private Mono<Map<String, String>> user(ServerWebExchange exchange) {
		return exchange.getPrincipal().map(this.logFields::ofUser).onErrorResume((ex) -> {
			logger.debug("The user of the request could not be read", ex);
			return Mono.empty();
		}).defaultIfEmpty(Map.of());
	}

}
