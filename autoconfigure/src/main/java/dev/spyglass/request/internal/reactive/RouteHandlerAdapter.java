/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.List;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.RequestLogFields;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;

/**
 * Adds the route template to the log lines of the handler and all later ones. WebFlux has
 * no interceptors, so this adapter is the first one and delegates to the adapter that
 * supports the handler. Thread-safe.
 */
public final class RouteHandlerAdapter implements HandlerAdapter, Ordered {

	private final RequestLogFields logFields;

	private final SingletonSupplier<List<HandlerAdapter>> adapters;

	/**
	 * Creates an adapter.
	 * @param logFields fields of the log lines in addition to the ids
	 * @param adapters all adapters, which may include this one
	 */
	public RouteHandlerAdapter(RequestLogFields logFields, ObjectProvider<HandlerAdapter> adapters) {
		this.logFields = logFields;
		this.adapters = SingletonSupplier
			.of(() -> adapters.orderedStream().filter((adapter) -> adapter != this).toList());
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean supports(Object handler) {
		return this.logFields.includes(RequestField.ROUTE) && adapter(handler) != null;
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		HandlerAdapter adapter = adapter(handler);
		if (adapter == null) {
			return Mono.error(new IllegalStateException("No adapter for " + handler));
		}
		if (!(exchange.getAttribute(ActiveRequest.ATTRIBUTE) instanceof ActiveRequest active)) {
			return adapter.handle(exchange, handler);
		}
		Object route = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		active.matched((route != null) ? route.toString() : null);
		LateFields.add(active, this.logFields.ofRoute(active.route()));
		return LateFields.applied(Mono.defer(() -> adapter.handle(exchange, handler)));
	}

	private @Nullable HandlerAdapter adapter(Object handler) {
		for (HandlerAdapter adapter : this.adapters.obtain()) {
			if (adapter.supports(handler)) {
				return adapter;
			}
		}
		return null;
	}

}
