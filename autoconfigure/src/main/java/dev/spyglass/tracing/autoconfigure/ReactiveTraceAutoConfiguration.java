/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import dev.spyglass.tracing.TraceResponse;
import dev.spyglass.tracing.internal.reactive.ReactiveRequestReader;
import dev.spyglass.tracing.internal.reactive.TraceResponseWebFilter;
import io.micrometer.tracing.otel.bridge.OtelTracer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Auto-configures trace correlation for WebFlux applications.
 */
@AutoConfiguration(after = TraceAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass({ ServerHttpRequest.class, OtelTracer.class })
@ConditionalOnBooleanProperty(name = TracingProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ReactiveTraceAutoConfiguration {

	@Bean
	ReactiveRequestReader spyglassReactiveRequestReader() {
		return new ReactiveRequestReader();
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(TraceResponse.class)
	TraceResponseWebFilter spyglassTraceResponseWebFilter(TraceResponse spyglassTraceResponse) {
		return new TraceResponseWebFilter(spyglassTraceResponse);
	}

}
