/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import dev.spyglass.sentry.internal.Breadcrumbs;
import dev.spyglass.sentry.internal.ContextEventProcessor;
import dev.spyglass.sentry.internal.DeduplicatingEventProcessor;
import dev.spyglass.sentry.internal.DeliveryMetrics;
import dev.spyglass.sentry.internal.RequestLineFilter;
import dev.spyglass.sentry.internal.RouteEventProcessor;
import dev.spyglass.sentry.internal.TraceEventProcessor;
import dev.spyglass.sentry.internal.TracerWorkTrace;
import dev.spyglass.sentry.internal.WorkErrorHandler;
import dev.spyglass.sentry.internal.WorkTrace;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.sentry.Sentry;
import io.sentry.spring.boot4.SentryAutoConfiguration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Links the errors that Sentry's own auto-configuration sends to their request and trace.
 * There is no bean of ours, and none of Sentry's, without a DSN.
 */
@AutoConfiguration(before = SentryAutoConfiguration.class, after = ServiceIdentityAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration")
@ConditionalOnClass({ Sentry.class, SentryAutoConfiguration.class })
@ConditionalOnProperty("sentry.dsn")
@ConditionalOnBooleanProperty(name = SentrySettings.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(SentrySettings.class)
public final class SentryContextAutoConfiguration {

	@Bean
	static SentryDsnCheck spyglassSentryDsnCheck(Environment environment) {
		return new SentryDsnCheck(environment);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RequestLineFilter spyglassSentryRequestLines() {
		return new RequestLineFilter();
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ContextEventProcessor spyglassSentryContext(ServiceIdentity spyglassServiceIdentity, Environment environment,
			ObjectProvider<DeliveryMetrics> deliveries) {
		return new ContextEventProcessor(spyglassServiceIdentity, withPersonalData(environment),
				(failure) -> deliveries.ifAvailable((counted) -> counted.unchecked(failure)));
	}

	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.LOWEST_PRECEDENCE)
	Breadcrumbs spyglassSentryBreadcrumbs(Environment environment) {
		return new Breadcrumbs(withPersonalData(environment));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "sentry.enable-deduplication", matchIfMissing = true)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	DeduplicatingEventProcessor spyglassSentryDeduplication() {
		return new DeduplicatingEventProcessor();
	}

	private static boolean withPersonalData(Environment environment) {
		return environment.getProperty("sentry.send-default-pii", Boolean.class, false);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Tracer.class)
	@ConditionalOnBean(Tracer.class)
	static class TracedConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		TraceEventProcessor spyglassSentryTrace(Tracer tracer) {
			return new TraceEventProcessor(tracer);
		}

		@Bean
		@ConditionalOnMissingBean(WorkTrace.class)
		TracerWorkTrace spyglassSentryWorkTrace(Tracer tracer) {
			return new TracerWorkTrace(tracer);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { "io.micrometer.observation.ObservationRegistry",
			"org.springframework.http.server.observation.ServerRequestObservationContext" })
	static class RoutedConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		RouteEventProcessor spyglassSentryRoute(ObjectProvider<ObservationRegistry> observationRegistry) {
			return new RouteEventProcessor(() -> observationRegistry.getIfAvailable(() -> ObservationRegistry.NOOP));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationHandler.class)
	static class WorkConfiguration {

		@Bean
		@ConditionalOnMissingBean
		WorkErrorHandler spyglassSentryWorkErrors(ObjectProvider<WorkTrace> trace) {
			return new WorkErrorHandler(trace.getIfAvailable(() -> WorkTrace.NONE));
		}

	}

}
