/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import dev.spyglass.request.autoconfigure.ExcludedPathsFactory;
import dev.spyglass.tracing.internal.ExcludedRequestHandler;
import dev.spyglass.tracing.internal.ExcludedRequestSampler;
import dev.spyglass.tracing.internal.RequestReader;
import dev.spyglass.tracing.internal.RequestTraceIdGenerator;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Auto-configures which requests are traced and under which trace id. By default the
 * actuator, probes and static resources are excluded. It is off if the application traces
 * with Brave, whose sampler it does not know.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = OpenTelemetryTracingAutoConfiguration.class,
		before = MicrometerTracingAutoConfiguration.class)
@ConditionalOnClass({ OtelTracer.class, SdkTracerProvider.class, OpenTelemetryTracingAutoConfiguration.class,
		PathPattern.class })
@ConditionalOnBooleanProperty(name = TracingProperties.PREFIX + ".enabled", matchIfMissing = true)
@ConditionalOnBean({ Tracer.class, Propagator.class })
@ConditionalOnMissingBean(type = "io.micrometer.tracing.brave.bridge.BraveTracer")
@EnableConfigurationProperties(TracingProperties.class)
public final class TraceExclusionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
	@Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
	ExcludedRequestHandler spyglassExcludedRequestHandler(Tracer tracer, Propagator propagator,
			ObjectProvider<RequestReader> readers, TracingProperties properties, Environment environment) {
		return new ExcludedRequestHandler(tracer, propagator, readers.orderedStream().toList(),
				ExcludedPathsFactory.create(TracingProperties.PREFIX + ".excluded-paths", properties.excludedPaths(),
						properties.additionalExcludedPaths(), environment));
	}

	@Bean
	SdkTracerProviderBuilderCustomizer spyglassTracerProviderCustomizer(ObjectProvider<Sampler> sampler,
			Environment environment) {
		return (builder) -> {
			if (isTraceId(environment.getProperty("spyglass.request.id.generator", ""))) {
				builder.setIdGenerator(new RequestTraceIdGenerator());
			}
			sampler.ifUnique((delegate) -> builder.setSampler(new ExcludedRequestSampler(delegate)));
		};
	}

	/** The property may be written as {@code trace-id} or {@code TRACE_ID}. */
	private static boolean isTraceId(String generator) {
		return generator.replaceAll("[-_]", "").equalsIgnoreCase("traceid");
	}

}
