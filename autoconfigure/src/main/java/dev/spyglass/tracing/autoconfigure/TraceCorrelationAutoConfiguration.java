/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import dev.spyglass.request.internal.TraceIdSource;
import dev.spyglass.tracing.TraceResponse;
import dev.spyglass.tracing.internal.RequestIdSpanProcessor;
import dev.spyglass.tracing.internal.TraceSampledListener;
import dev.spyglass.tracing.internal.TraceScopeRestorer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * Connects traces with the lines and the ids of requests.
 */
@AutoConfiguration(
		beforeName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@ConditionalOnClass({ OtelTracer.class, SdkTracerProvider.class })
@ConditionalOnBooleanProperty(name = TracingProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(TracingProperties.class)
public final class TraceCorrelationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TraceSampledListener spyglassTraceSampledListener() {
		return new TraceSampledListener();
	}

	@Bean
	@ConditionalOnMissingBean
	RequestIdSpanProcessor spyglassRequestIdSpanProcessor() {
		return new RequestIdSpanProcessor();
	}

	@Bean
	@ConditionalOnMissingBean
	TraceIdSource spyglassTraceIdSource(Tracer tracer) {
		return () -> {
			Span span = tracer.currentSpan();
			return (span != null) ? span.context().traceId() : null;
		};
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnResponseHeadersCondition.class)
	TraceResponse spyglassTraceResponse(Tracer tracer, TracingProperties properties) {
		return new TraceResponse(tracer, properties.responseHeaders());
	}

	@Bean
	@ConditionalOnMissingBean
	TraceScopeRestorer spyglassTraceScopeRestorer(Tracer tracer) {
		return new TraceScopeRestorer(tracer);
	}

}
