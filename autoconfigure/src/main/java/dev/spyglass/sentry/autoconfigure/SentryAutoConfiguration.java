/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.util.List;

import dev.spyglass.export.autoconfigure.ExportMeters;
import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.autoconfigure.RedactionFactory;
import dev.spyglass.redaction.autoconfigure.RedactionMeters;
import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.sentry.internal.Breadcrumbs;
import dev.spyglass.sentry.internal.ContextEventProcessor;
import dev.spyglass.sentry.internal.DeduplicatingEventProcessor;
import dev.spyglass.sentry.internal.DeliveryMetrics;
import dev.spyglass.sentry.internal.RedactionOptionsConfiguration;
import dev.spyglass.sentry.internal.RequestLineFilter;
import dev.spyglass.sentry.internal.RouteEventProcessor;
import dev.spyglass.sentry.internal.TraceEventProcessor;
import dev.spyglass.sentry.internal.WorkErrorHandler;
import dev.spyglass.sentry.internal.WorkTrace;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.sentry.Sentry;

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
 * Auto-configures additions to Sentry's own auto-configuration: links errors to their
 * request and trace, redacts secrets in them and counts them. Without a DSN, there are no
 * beans from this class or from Sentry.
 */
@AutoConfiguration(before = io.sentry.spring.boot4.SentryAutoConfiguration.class,
		after = ServiceIdentityAutoConfiguration.class)
@ConditionalOnClass({ Sentry.class, io.sentry.spring.boot4.SentryAutoConfiguration.class })
@ConditionalOnProperty("sentry.dsn")
@ConditionalOnBooleanProperty(name = SentrySettings.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(SentrySettings.class)
public final class SentryAutoConfiguration {

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
	@ConditionalOnBean(ServiceIdentity.class)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ContextEventProcessor spyglassSentryContext(ServiceIdentity spyglassServiceIdentity, Environment environment,
			DeliveryMetrics spyglassSentryDeliveries) {
		return new ContextEventProcessor(spyglassServiceIdentity, withPersonalData(environment),
				spyglassSentryDeliveries::processingFailed);
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	Breadcrumbs spyglassSentryBreadcrumbs(Environment environment) {
		return new Breadcrumbs(withPersonalData(environment));
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "sentry.enable-deduplication", matchIfMissing = true)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	DeduplicatingEventProcessor spyglassSentryDeduplication() {
		return new DeduplicatingEventProcessor();
	}

	private static boolean withPersonalData(Environment environment) {
		return environment.getProperty("sentry.send-default-pii", Boolean.class, false);
	}

	/**
	 * Shared by a context and its children: each child starts Sentry anew, but only the
	 * meters of the first context are bound.
	 */
	@Bean
	@ConditionalOnMissingBean
	@Order(Ordered.LOWEST_PRECEDENCE)
	DeliveryMetrics spyglassSentryDeliveries() {
		return new DeliveryMetrics(new ExportRegistry().watch("sentry"));
	}

	/**
	 * Ordered last, so that it redacts the result of the application's own callbacks.
	 * Shared by a context and its children, like the meters.
	 */
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "spyglass.redaction.enabled", matchIfMissing = true)
	@Order(Ordered.LOWEST_PRECEDENCE)
	RedactionOptionsConfiguration spyglassSentryRedaction(Environment environment, ObjectProvider<RedactionRule> rules,
			DeliveryMetrics spyglassSentryDeliveries) {
		List<RedactionRule> ordered = rules.orderedStream().toList();
		RedactionCounts counts = new RedactionCounts();
		counts.add(ordered);
		return new RedactionOptionsConfiguration(new RedactionFactory().create(environment, ordered, counts), counts,
				spyglassSentryDeliveries::processingFailed);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Tracer.class)
	static class TracedConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		TraceEventProcessor spyglassSentryTrace(ObjectProvider<Tracer> tracer) {
			return new TraceEventProcessor(tracer.getIfUnique(() -> Tracer.NOOP));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = { "io.micrometer.observation.ObservationRegistry",
			"org.springframework.http.server.observation.ServerRequestObservationContext" })
	static class RoutedConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		RouteEventProcessor spyglassSentryRoute(ObjectProvider<ObservationRegistry> observationRegistry) {
			return new RouteEventProcessor(() -> observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationHandler.class)
	static class WorkConfiguration {

		@Bean
		WorkErrorHandler spyglassSentryWorkErrors(ObjectProvider<WorkTrace> spyglassSentryTrace) {
			return new WorkErrorHandler(spyglassSentryTrace.getIfAvailable(() -> WorkTrace.NONE));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		MeterBinder spyglassSentryMeters(DeliveryMetrics spyglassSentryDeliveries,
				ObjectProvider<RedactionOptionsConfiguration> spyglassSentryRedaction) {
			return (registry) -> {
				new ExportMeters(spyglassSentryDeliveries.watch()).bindTo(registry);
				spyglassSentryRedaction
					.ifAvailable((redaction) -> new RedactionMeters("sentry", redaction.counts()).bindTo(registry));
			};
		}

	}

}
