/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import dev.spyglass.tracing.TraceResponse;
import dev.spyglass.tracing.internal.BaggageAllowList;
import dev.spyglass.tracing.internal.RequestIdSpanProcessor;
import dev.spyglass.tracing.internal.TraceSampledListener;
import dev.spyglass.tracing.internal.TraceScopeRestorer;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configures the correlation of traces with log lines and request ids, and restricts
 * baggage to the configured entries.
 */
@AutoConfiguration(
		beforeName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@ConditionalOnClass({ OtelTracer.class, SdkTracerProvider.class })
@ConditionalOnBooleanProperty(name = TracingProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(TracingProperties.class)
public final class TraceAutoConfiguration {

	@Bean
	TraceSampledListener spyglassTraceSampledListener() {
		return new TraceSampledListener();
	}

	@Bean
	RequestIdSpanProcessor spyglassRequestIdSpanProcessor() {
		return new RequestIdSpanProcessor();
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnResponseHeadersCondition.class)
	TraceResponse spyglassTraceResponse(ObjectProvider<Tracer> tracer, TracingProperties properties) {
		return new TraceResponse(tracer.getIfUnique(() -> Tracer.NOOP), properties.responseHeaders());
	}

	@Bean
	TraceScopeRestorer spyglassTraceScopeRestorer(ObjectProvider<Tracer> tracer) {
		return new TraceScopeRestorer(tracer.getIfUnique(() -> Tracer.NOOP));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OpenTelemetryTracingAutoConfiguration.class)
	@EnableConfigurationProperties(org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties.class)
	static class BaggageConfiguration {

		/**
		 * Replaces Spring Boot's bean, and propagates only the configured baggage
		 * entries.
		 */
		@Bean
		@ConditionalOnMissingBean
		ContextPropagators spyglassContextPropagators(ObjectProvider<TextMapPropagator> propagators,
				org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties properties) {
			TextMapPropagator all = TextMapPropagator.composite(propagators.orderedStream().toList());
			return ContextPropagators.create(new BaggageAllowList(all, properties.getBaggage().getRemoteFields()));
		}

	}

}
