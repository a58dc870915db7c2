/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.List;

import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.RequestLogFields;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * Adds a {@link UserWebFilter} to Spring Security's filter chains, between authentication
 * and authorization, so that log lines about a denied request have the user, too.
 * Thread-safe.
 */
public final class SecurityWebChainUser implements BeanPostProcessor {

	private final ObjectProvider<RequestLogFields> logFields;

	/**
	 * Creates a post-processor.
	 * @param logFields fields of the log lines in addition to the ids
	 */
	public SecurityWebChainUser(ObjectProvider<RequestLogFields> logFields) {
		this.logFields = logFields;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof SecurityWebFilterChain chain) {
			RequestLogFields fields = this.logFields.getObject();
			if (fields.includes(RequestField.USER)) {
				return new WithUser(chain, new UserWebFilter(fields));
			}
		}
		return bean;
	}

	private record WithUser(SecurityWebFilterChain chain, WebFilter user) implements SecurityWebFilterChain {

		@Override
		public Mono<Boolean> matches(ServerWebExchange exchange) {
			return this.chain.matches(exchange);
		}

		@Override
		public Flux<WebFilter> getWebFilters() {
			return this.chain.getWebFilters()
				.concatMapIterable((filter) -> (filter instanceof AuthorizationWebFilter) ? List.of(this.user, filter)
						: List.of(filter));
		}

	}

}
