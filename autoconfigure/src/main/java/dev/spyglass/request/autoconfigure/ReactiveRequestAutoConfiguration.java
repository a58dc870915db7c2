/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;

import dev.spyglass.request.internal.ErrorIds;
import dev.spyglass.request.internal.ProblemDetailIds;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.TraceIdSource;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.reactive.IdentifiedErrorAttributes;
import dev.spyglass.request.internal.reactive.RequestDetailsWebFilter;
import dev.spyglass.request.internal.reactive.RequestIdHandlerDecorator;
import dev.spyglass.request.internal.reactive.RouteHandlerAdapter;
import dev.spyglass.request.internal.reactive.SecurityWebChainUser;
import dev.spyglass.request.internal.reactive.UserWebFilter;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Auto-configures requests of WebFlux applications: ids, log fields, log lines, and the
 * ids on error responses.
 */
@AutoConfiguration(after = RequestAutoConfiguration.class,
		beforeName = "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({ HttpHandlerDecoratorFactory.class, Mono.class })
@ConditionalOnBean(RequestLog.class)
@Import({ NettyRequestConfiguration.class, TomcatRequestConfiguration.class })
public final class ReactiveRequestAutoConfiguration {

	@Bean
	RequestIdHandlerDecorator spyglassRequestIdHandlerDecorator(RequestIdResolver spyglassRequestIdResolver,
			RequestLogFields spyglassRequestLogFields, RequestSettings spyglassRequestSettings,
			RequestLog spyglassRequestLog) {
		return new RequestIdHandlerDecorator(spyglassRequestIdResolver, spyglassRequestLogFields,
				spyglassRequestSettings.echoHeader(), spyglassRequestSettings.correlationEchoHeader(),
				spyglassRequestLog);
	}

	@Bean
	RequestDetailsWebFilter spyglassRequestDetailsWebFilter(RequestLogFields spyglassRequestLogFields,
			RequestLog spyglassRequestLog) {
		return new RequestDetailsWebFilter(spyglassRequestLogFields, spyglassRequestLog);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HandlerAdapter.class, WebFluxConfigurer.class })
	static class WebFluxConfiguration {

		@Bean
		UserWebFilter spyglassUserWebFilter(RequestLogFields spyglassRequestLogFields) {
			return new UserWebFilter(spyglassRequestLogFields);
		}

		@Bean
		RouteHandlerAdapter spyglassRouteHandlerAdapter(RequestLogFields spyglassRequestLogFields,
				ObjectProvider<HandlerAdapter> adapters) {
			return new RouteHandlerAdapter(spyglassRequestLogFields, adapters);
		}

		@Bean
		WebFluxConfigurer spyglassRequestWebFluxConfigurer(ObjectProvider<TraceIdSource> traceIds) {
			return new WebFluxConfigurer() {

				@Override
				public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
					interceptors
						.add(new ProblemDetailIds(new ErrorIds(traceIds.getIfAvailable(() -> TraceIdSource.NONE))));
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ErrorAttributes.class)
	static class ErrorConfiguration {

		@Bean
		@ConditionalOnMissingBean(ErrorAttributes.class)
		IdentifiedErrorAttributes spyglassErrorAttributes(ObjectProvider<TraceIdSource> traceIds) {
			return new IdentifiedErrorAttributes(new ErrorIds(traceIds.getIfAvailable(() -> TraceIdSource.NONE)));
		}

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
