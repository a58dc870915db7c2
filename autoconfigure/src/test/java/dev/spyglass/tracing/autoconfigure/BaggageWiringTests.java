/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.util.List;

import dev.spyglass.tracing.internal.BaggageAllowList;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceAutoConfiguration} beside Boot's.
 */
class BaggageWiringTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class,
				OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, TraceAutoConfiguration.class));

	@Test
	void choosesBaggageInTheOnlyPropagators() {
		this.runner.run((context) -> assertThat(context.getBean(ContextPropagators.class).getTextMapPropagator())
			.isInstanceOf(BaggageAllowList.class));
	}

	@Test
	void keepsBootsFields() {
		this.runner.withPropertyValues("management.tracing.baggage.enabled=true")
			.run((context) -> assertThat(context.getBean(ContextPropagators.class).getTextMapPropagator().fields())
				.contains("traceparent", "tracestate", "baggage"));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.runner.withPropertyValues("spyglass.tracing.enabled=false")
			.run((context) -> assertThat(context.getBean(ContextPropagators.class).getTextMapPropagator())
				.isNotInstanceOf(BaggageAllowList.class));
	}

	@Test
	void leavesTheUsersPropagators() {
		this.runner.withBean(ContextPropagators.class, ContextPropagators::noop)
			.run((context) -> assertThat(context.getBean(ContextPropagators.class))
				.isSameAs(ContextPropagators.noop()));
	}

	@Test
	void doesWithoutTheSdkAndTheBridge() {
		for (Class<?> missing : List.of(SdkTracerProvider.class, OtelTracer.class)) {
			this.runner.withClassLoader(new FilteredClassLoader(missing))
				.run((context) -> assertThat(context).hasNotFailed());
		}
	}

	/** The alphabet alone would do today. */
	@Test
	void comesBeforeBootsPropagators() {
		assertThat(TraceAutoConfiguration.class.getAnnotation(AutoConfiguration.class).beforeName())
			.containsExactly(OpenTelemetryTracingAutoConfiguration.class.getName());
	}

}
