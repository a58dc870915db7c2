/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.reactive.RequestDetailsWebFilter;
import dev.spyglass.request.internal.reactive.RequestIdHandlerDecorator;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/**
 * Gives requests of the reactive stack their identity.
 */
@AutoConfiguration(after = RequestLogAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({ HttpHandlerDecoratorFactory.class, Mono.class })
@ConditionalOnBean({ RequestIdResolver.class, RequestLog.class })
public final class ReactiveRequestIdAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RequestIdHandlerDecorator spyglassRequestIdHandlerDecorator(RequestIdResolver spyglassRequestIdResolver,
			RequestLogFields spyglassRequestLogFields, RequestSettings spyglassRequestSettings,
			RequestLog spyglassRequestLog) {
		return new RequestIdHandlerDecorator(spyglassRequestIdResolver, spyglassRequestLogFields,
				spyglassRequestSettings.echoHeader(), spyglassRequestSettings.correlationEchoHeader(),
				spyglassRequestLog);
	}

	@Bean
	@ConditionalOnMissingBean
	RequestDetailsWebFilter spyglassRequestDetailsWebFilter(RequestLogFields spyglassRequestLogFields,
			RequestLog spyglassRequestLog) {
		return new RequestDetailsWebFilter(spyglassRequestLogFields, spyglassRequestLog);
	}

}
