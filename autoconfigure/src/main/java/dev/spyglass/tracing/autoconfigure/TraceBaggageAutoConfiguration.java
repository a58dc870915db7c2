/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import dev.spyglass.tracing.internal.BaggageAllowList;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Takes Boot's list of remote baggage for what it says: nothing else is read or sent.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnClass({ OtelTracer.class, SdkTracerProvider.class, OpenTelemetryTracingAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "spyglass.tracing.enabled", matchIfMissing = true)
public final class TraceBaggageAutoConfiguration {

	/** Like Boot's, but choosy. */
	@Bean
	@ConditionalOnMissingBean
	ContextPropagators spyglassContextPropagators(ObjectProvider<TextMapPropagator> propagators,
			TracingProperties properties) {
		TextMapPropagator all = TextMapPropagator.composite(propagators.orderedStream().toList());
		return ContextPropagators.create(new BaggageAllowList(all, properties.getBaggage().getRemoteFields()));
	}

}
