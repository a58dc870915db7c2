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
	RequestIdResolver requestIdResolver(RequestProperties properties, RequestSettings requestSettings,
			ObjectProvider<RequestIdGenerator> generator, ObjectProvider<Consumer<RequestIdOutcome>> listeners) {
		RequestIdResolver.Builder builder = RequestIdResolver.builder()
			.headers(properties.headers())
			.correlationHeaders(properties.correlationHeaders())
			.format(requestSettings.format())
			.trust(requestSettings.trust())
			.trustMessages(requestSettings.trustMessages())
			.generator(generator.getIfAvailable(requestSettings::generator));
		listeners.orderedStream().reduce(Consumer::andThen).ifPresent(builder::listener);
		return builder.build();
	}

	@Bean
	@ConditionalOnMissingBean
	ErrorIds errorIds(ObjectProvider<TraceIdSource> traceIdSource) {
		return new ErrorIds(traceIdSource.getIfAvailable(() -> () -> null));
	}

	@Bean
	RequestSettings requestSettings(RequestProperties properties) {
		return new RequestSettings(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	RequestLogFields chosenFields(RequestProperties properties) {
		return RequestFieldsSettings.logFields(properties.fields());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ThreadLocalAccessor.class)
	static class TravelConfiguration {

		@Bean(initMethod = "register", destroyMethod = "remove")
		@ConditionalOnMissingBean
		RequestLogFieldsAccessor chosenFieldsAccessor(RequestLogFields chosenFields) {
			return new RequestLogFieldsAccessor(chosenFields);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RequestIdMeters requestIdMeters() {
			return new RequestIdMeters();
		}

	}

}
