/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.util.List;

import dev.spyglass.tracing.TraceResponse;
import dev.spyglass.tracing.internal.ExcludedRequestHandler;
import dev.spyglass.tracing.internal.RequestIdSpanProcessor;
import dev.spyglass.tracing.internal.RequestReader;
import dev.spyglass.tracing.internal.TraceSampledListener;
import dev.spyglass.tracing.internal.TraceScopeRestorer;
import dev.spyglass.tracing.internal.reactive.ReactiveRequestReader;
import dev.spyglass.tracing.internal.servlet.ServletRequestReader;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the auto-configurations of tracing beside Boot's.
 */
class TraceAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(ObservationAutoConfiguration.class,
			OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
			OtlpTracingAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
			NoopTracerAutoConfiguration.class, TraceAutoConfiguration.class, TraceExclusionAutoConfiguration.class,
			ServletTraceAutoConfiguration.class, ReactiveTraceAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void makesBootsTracingWork() {
		this.runner.run((context) -> assertThat(context.getBean(Tracer.class)).isInstanceOf(OtelTracer.class));
	}

	@Test
	void exportsNothingWithoutAnEndpoint() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(SpanExporter.class));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.runner.withPropertyValues("spyglass.tracing.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TraceSampledListener.class)
				.doesNotHaveBean(RequestIdSpanProcessor.class)
				.doesNotHaveBean(TraceScopeRestorer.class)
				.doesNotHaveBean(ExcludedRequestHandler.class));
	}

	@Test
	void hasNoFilterForHeadersThatNobodyWants() {
		this.servlet.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(TraceResponse.class)
			.doesNotHaveBean("spyglassTraceResponseFilter"));
		this.reactive.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(TraceResponse.class)
			.doesNotHaveBean("spyglassTraceResponseWebFilter"));
	}

	@Test
	void hasAFilterForHeadersThatAreWanted() {
		String wanted = "spyglass.tracing.response-headers=traceresponse";
		this.servlet.withPropertyValues(wanted)
			.run((context) -> assertThat(context).hasSingleBean(TraceResponse.class)
				.hasBean("spyglassTraceResponseFilter"));
		this.reactive.withPropertyValues(wanted)
			.run((context) -> assertThat(context).hasSingleBean(TraceResponse.class)
				.hasBean("spyglassTraceResponseWebFilter"));
	}

	@Test
	void hasAFilterForTheUsersOwnHeaders() {
		TraceResponse own = new TraceResponse(Tracer.NOOP, List.of(TraceResponse.Header.X_TRACE_ID));
		this.servlet.withBean(TraceResponse.class, () -> own)
			.run((context) -> assertThat(context).hasSingleBean(TraceResponse.class)
				.hasBean("spyglassTraceResponseFilter"));
		this.reactive.withBean(TraceResponse.class, () -> own)
			.run((context) -> assertThat(context).hasSingleBean(TraceResponse.class)
				.hasBean("spyglassTraceResponseWebFilter"));
	}

	@Test
	void doesWithoutTheBridge() {
		this.runner.withClassLoader(new FilteredClassLoader(OtelTracer.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TraceSampledListener.class));
	}

	@Test
	void doesWithoutTheSdk() {
		this.runner.withClassLoader(new FilteredClassLoader(SdkTracerProvider.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TraceScopeRestorer.class));
	}

	@Test
	void excludesNothingWithoutAWebFramework() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TraceSampledListener.class)
				.doesNotHaveBean(ExcludedRequestHandler.class));
	}

	@Test
	void replacesBootsReceiverHandler() {
		this.runner
			.run((context) -> assertThat(context).hasSingleBean(PropagatingReceiverTracingObservationHandler.class)
				.hasSingleBean(ExcludedRequestHandler.class));
	}

	@Test
	void leavesTheUsersReceiverHandler() {
		this.runner
			.withBean(PropagatingReceiverTracingObservationHandler.class,
					() -> new PropagatingReceiverTracingObservationHandler<>(Tracer.NOOP,
							io.micrometer.tracing.propagation.Propagator.NOOP))
			.run((context) -> assertThat(context).doesNotHaveBean(ExcludedRequestHandler.class));
	}

	@Test
	void readsRequestsOfTheStackThatIsThere() {
		this.servlet.run(
				(context) -> assertThat(context.getBean(RequestReader.class)).isInstanceOf(ServletRequestReader.class));
		this.reactive.run((context) -> assertThat(context.getBean(RequestReader.class))
			.isInstanceOf(ReactiveRequestReader.class));
	}

	@Test
	void refusesAWrongPathPattern() {
		this.runner.withPropertyValues("spyglass.tracing.excluded-paths=/a/**/{b")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("spyglass.tracing.excluded-paths"));
	}

}
