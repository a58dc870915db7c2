/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.reactive.RequestIdHandlerDecorator;
import dev.spyglass.request.internal.reactive.RouteHandlerAdapter;
import dev.spyglass.request.internal.reactive.SecurityWebChainUser;
import dev.spyglass.request.internal.reactive.UserWebFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.HandlerAdapter;

/**
 * Puts on the lines of a request of the reactive stack what becomes known on its way: its
 * route and its user. Whether that was chosen is asked when the application runs.
 */
@AutoConfiguration(after = ReactiveRequestIdAutoConfiguration.class)
@ConditionalOnClass(HandlerAdapter.class)
@ConditionalOnBean(RequestIdHandlerDecorator.class)
public final class ReactiveRequestFieldsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	UserWebFilter spyglassUserWebFilter(RequestLogFields spyglassRequestLogFields) {
		return new UserWebFilter(spyglassRequestLogFields);
	}

	@Bean
	@ConditionalOnMissingBean
	RouteHandlerAdapter spyglassRouteHandlerAdapter(RequestLogFields spyglassRequestLogFields,
			ObjectProvider<HandlerAdapter> adapters) {
		return new RouteHandlerAdapter(spyglassRequestLogFields, adapters);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SecurityWebFilterChain.class)
	static class SecurityConfiguration {

		@Bean
		static SecurityWebChainUser spyglassSecurityWebChainUser(
				ObjectProvider<RequestLogFields> spyglassRequestLogFields) {
			return new SecurityWebChainUser(spyglassRequestLogFields);
		}

	}

}
