/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.RequestLogFieldsAccessor;
import dev.spyglass.request.internal.RequestScopeRestorer;
import dev.spyglass.request.internal.id.RequestIdMeters;
import dev.spyglass.request.internal.id.RequestIdResolver;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Auto-configures the ids, log fields and log lines of requests, as far as servlet and
 * WebFlux applications share them.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = RequestProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(RequestProperties.class)
public final class RequestAutoConfiguration {

	/**
	 * Configures the ids. A child context uses the beans of its parent, whose meters are
	 * registered.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(RequestSettings.class)
	static class IdentityConfiguration {

		@Bean
		RequestSettings spyglassRequestSettings(RequestProperties properties) {
			return new RequestSettings(properties);
		}

		@Bean
		RequestIdResolver spyglassRequestIdResolver(RequestProperties properties,
				RequestSettings spyglassRequestSettings, ObjectProvider<RequestIdGenerator> generator,
				ObjectProvider<RequestIdResolver.Listener> listener, Environment environment,
				ObjectProvider<RedactionRule> rules) {
			return RequestIdResolver.builder()
				.headers(properties.headers())
				.correlationHeaders(properties.correlationHeaders())
				.format(spyglassRequestSettings.format())
				.secrets(SecretIds.of(environment, rules))
				.trust(spyglassRequestSettings.trust())
				.trustMessages(spyglassRequestSettings.trustMessages())
				.generator(generator.getIfAvailable(spyglassRequestSettings::generator))
				.listener(listener.getIfAvailable(() -> RequestIdResolver.Listener.NONE))
				.build();
		}

		@Bean
		RequestLogFields spyglassRequestLogFields(RequestProperties properties) {
			return RequestFieldsSettings.logFields(properties.fields());
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(ThreadLocalAccessor.class)
		static class ContextPropagationConfiguration {

			@Bean(initMethod = "register", destroyMethod = "remove")
			RequestLogFieldsAccessor spyglassRequestLogFieldsAccessor(RequestLogFields spyglassRequestLogFields) {
				return new RequestLogFieldsAccessor(spyglassRequestLogFields);
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(MeterBinder.class)
		static class MetersConfiguration {

			@Bean
			RequestIdMeters spyglassRequestIdMeters() {
				return new RequestIdMeters();
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnClass(PathPatternParser.class)
	static class LogConfiguration {

		@Bean
		RequestLog spyglassRequestLog(RequestSettings spyglassRequestSettings, Environment environment,
				ObjectProvider<RequestScopeRestorer> restorer) {
			return new RequestLog(spyglassRequestSettings.log(environment),
					restorer.getIfAvailable(() -> RequestScopeRestorer.NONE));
		}

	}

}
