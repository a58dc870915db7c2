/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.util.List;

import dev.spyglass.export.autoconfigure.ExportAutoConfiguration;
import dev.spyglass.export.internal.ExportRetry;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import dev.spyglass.tracing.internal.export.WatchedSpanExporter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.exporter.sender.jdk.internal.JdkHttpSender;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceExportAutoConfiguration} and
 * {@link TraceResourceAutoConfiguration} beside Boot's.
 */
class TraceExportAutoConfigurationTests {

	private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:1";

	private static final ClassPathResource GRPC_SENDERS = new ClassPathResource(
			"META-INF/services/io.opentelemetry.sdk.common.export.GrpcSenderProvider");

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(ExportAutoConfiguration.class, ObservationAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
				OpenTelemetryTracingAutoConfiguration.class, OtlpTracingAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, ServiceIdentityAutoConfiguration.class,
				TraceExportAutoConfiguration.class, TraceResourceAutoConfiguration.class));

	@Test
	void standsBetweenBootAndItsExporters() {
		this.runner.withPropertyValues(ENDPOINT)
			.run((context) -> assertThat(context.getBean(SpanExporters.class).list()).singleElement()
				.isInstanceOf(WatchedSpanExporter.class));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.runner.withPropertyValues(ENDPOINT, "spyglass.tracing.enabled=false")
			.run((context) -> assertThat(context.getBean(SpanExporters.class).list()).singleElement()
				.isNotInstanceOf(WatchedSpanExporter.class));
	}

	@Test
	void leavesTheUsersExportersAndResource() {
		SpanExporters exporters = SpanExporters.of(List.of());
		this.runner.withPropertyValues(ENDPOINT)
			.withBean(SpanExporters.class, () -> exporters)
			.withBean(Resource.class, Resource::empty)
			.run((context) -> {
				assertThat(context.getBean(SpanExporters.class)).isSameAs(exporters);
				assertThat(context.getBean(Resource.class)).isSameAs(Resource.empty());
			});
	}

	@Test
	void doesWithoutTheSdkTheBridgeAndTheMeters() {
		for (Class<?> missing : List.of(SdkTracerProvider.class, OtelTracer.class, MeterBinder.class)) {
			this.runner.withClassLoader(new FilteredClassLoader(missing))
				.run((context) -> assertThat(context).hasNotFailed());
		}
	}

	@Test
	void comesBeforeBoot() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(SpanExporters.class).hasSingleBean(Resource.class);
			assertThat(context).hasBean("spyglassSpanExporters").hasBean("spyglassServiceResource");
		});
	}

	@Test
	void countsWhatIsExported() {
		this.runner.withPropertyValues(ENDPOINT).run((context) -> {
			SimpleMeterRegistry registry = new SimpleMeterRegistry();
			context.getBeansOfType(MeterBinder.class).values().forEach((meters) -> meters.bindTo(registry));
			assertThat(registry.find("spyglass.export").tag("signal", "traces").functionCounters()).hasSize(3);
			assertThat(registry.find("spyglass.redactions").tag("sink", "traces").functionCounters()).isNotEmpty();
		});
	}

	@Test
	void triesOnceMoreByEachTransport() {
		for (String transport : List.of("http", "grpc")) {
			this.runner
				.withPropertyValues(ENDPOINT, "management.opentelemetry.tracing.export.otlp.transport=" + transport)
				.run((context) -> assertThat(context).getBean(SpanExporter.class)
					.asString()
					.containsIgnoringCase("Otlp" + transport)
					.contains("retryPolicy=" + ExportRetry.POLICY));
		}
	}

	@Test
	void failsStartupIfGrpcIsChosenWithoutItsSender() {
		this.runner.withClassLoader(new FilteredClassLoader(GRPC_SENDERS))
			.withPropertyValues(ENDPOINT, "management.opentelemetry.tracing.export.otlp.transport=grpc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo("management.opentelemetry.tracing.export.otlp.transport");
					assertThat(failure.getValue()).isEqualTo("grpc");
					assertThat(failure.getReason()).contains("io.opentelemetry:opentelemetry-exporter-sender-okhttp",
							"http");
				}));
	}

	@Test
	void needsNoSenderOfGrpcForHttp() {
		this.runner.withClassLoader(new FilteredClassLoader(GRPC_SENDERS))
			.withPropertyValues(ENDPOINT)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void sendsOverHttpWithTheClientOfTheJdk() {
		this.runner.withPropertyValues(ENDPOINT)
			.run((context) -> assertThat(context).getBean(SpanExporter.class)
				.extracting("delegate.httpSender")
				.isInstanceOf(JdkHttpSender.class));
	}

	/** The JDK's client waits without a limit when it is closed. */
	@Test
	void leavesTheEndOfBootsExporterToItsProcessor() {
		this.runner.withPropertyValues(ENDPOINT)
			.run((context) -> assertThat(context.getBeanNamesForType(SpanExporter.class)).singleElement()
				.satisfies((name) -> assertThat(context.getBeanFactory().getBeanDefinition(name).getDestroyMethodName())
					.isEmpty()));
	}

	@Test
	void countsNothingWithoutAnExporter() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.runner.run((context) -> {
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
			assertThat(registry.getMeters()).isEmpty();
		});
	}

	@Test
	void refusesAnEndpointThatIsNone() {
		this.runner.withPropertyValues("management.opentelemetry.tracing.export.otlp.endpoint=user:pw@collector")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("endpoint"));
	}

}
