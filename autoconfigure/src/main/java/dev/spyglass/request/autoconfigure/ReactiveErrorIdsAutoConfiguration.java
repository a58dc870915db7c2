/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;

import dev.spyglass.request.internal.ErrorIds;
import dev.spyglass.request.internal.ProblemDetailIds;
import dev.spyglass.request.internal.reactive.IdentifiedErrorAttributes;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Puts the ids on error responses of the reactive stack.
 */
@AutoConfiguration(after = RequestIdentityAutoConfiguration.class,
		beforeName = "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({ ErrorAttributes.class, WebFluxConfigurer.class })
@ConditionalOnBean(ErrorIds.class)
public final class ReactiveErrorIdsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ErrorAttributes.class)
	IdentifiedErrorAttributes spyglassErrorAttributes(ErrorIds spyglassErrorIds) {
		return new IdentifiedErrorAttributes(spyglassErrorIds);
	}

	@Bean
	WebFluxConfigurer spyglassProblemDetailIdsConfigurer(ErrorIds spyglassErrorIds) {
		return new WebFluxConfigurer() {

			@Override
			public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
				interceptors.add(new ProblemDetailIds(spyglassErrorIds));
			}

		};
	}

}
