/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.function.Consumer;

import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.request.internal.ErrorIds;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.RequestLogFieldsAccessor;
import dev.spyglass.request.internal.TraceIdSource;
import dev.spyglass.request.internal.id.RequestIdMeters;
import dev.spyglass.request.internal.id.RequestIdOutcome;
import dev.spyglass.request.internal.id.RequestIdResolver;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Provides what both stacks share for the identity of requests.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = RequestProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(RequestProperties.class)
public final class RequestIdentityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RequestIdResolver spyglassRequestIdResolver(RequestProperties properties, RequestSettings spyglassRequestSettings,
			ObjectProvider<RequestIdGenerator> generator, ObjectProvider<Consumer<RequestIdOutcome>> listeners) {
		RequestIdResolver.Builder builder = RequestIdResolver.builder()
			.headers(properties.headers())
			.correlationHeaders(properties.correlationHeaders())
			.format(spyglassRequestSettings.format())
			.trust(spyglassRequestSettings.trust())
			.trustMessages(spyglassRequestSettings.trustMessages())
			.generator(generator.getIfAvailable(spyglassRequestSettings::generator));
		listeners.orderedStream().reduce(Consumer::andThen).ifPresent(builder::listener);
		return builder.build();
	}

	@Bean
	@ConditionalOnMissingBean
	ErrorIds spyglassErrorIds(ObjectProvider<TraceIdSource> spyglassTraceIdSource) {
		return new ErrorIds(spyglassTraceIdSource.getIfAvailable(() -> () -> null));
	}

	@Bean
	RequestSettings spyglassRequestSettings(RequestProperties properties) {
		return new RequestSettings(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	RequestLogFields spyglassRequestLogFields(RequestProperties properties) {
		return RequestFieldsSettings.logFields(properties.fields());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ThreadLocalAccessor.class)
	static class TravelConfiguration {

		@Bean(initMethod = "register", destroyMethod = "remove")
		@ConditionalOnMissingBean
		RequestLogFieldsAccessor spyglassRequestLogFieldsAccessor(RequestLogFields spyglassRequestLogFields) {
			return new RequestLogFieldsAccessor(spyglassRequestLogFields);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RequestIdMeters spyglassRequestIdMeters() {
			return new RequestIdMeters();
		}

	}

}
