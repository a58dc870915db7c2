/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.export.autoconfigure.ExportAutoConfiguration;
import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.export.internal.ExportRetry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import net.logstash.logback.encoder.StreamingEncoder;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OtlpLogAutoConfiguration} beside Boot's.
 */
class OtlpLogAutoConfigurationTests {

	private static final String ENDPOINT = "management.opentelemetry.logging.export.otlp.endpoint=";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ExportAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
				OpenTelemetryLoggingAutoConfiguration.class, OtlpLoggingAutoConfiguration.class,
				OtlpLogAutoConfiguration.class));

	private final ApplicationContextRunner exporting = this.runner.withPropertyValues(ENDPOINT + "http://localhost:1");

	@Test
	void connectsTheLogOnceThereIsAnEndpoint() {
		this.exporting.run((context) -> assertThat(context).hasSingleBean(OtlpLogBridge.class));
	}

	@Test
	void doesNothingWithoutAnEndpoint() {
		this.runner.run((context) -> assertThat(context.getBean(ExportRegistry.class).watches()).isEmpty());
	}

	@Test
	void isSwitchedOffByProperty() {
		for (String property : List.of("spyglass.logging.enabled", "spyglass.logging.otlp.enabled")) {
			this.exporting.withPropertyValues(property + "=false")
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OtlpLogBridge.class));
		}
	}

	@Test
	void leavesTheUsersProcessor() {
		BatchLogRecordProcessor users = BatchLogRecordProcessor.builder(LogRecordExporter.composite()).build();
		this.exporting.withBean("users", BatchLogRecordProcessor.class, () -> users)
			.run((context) -> assertThat(context.getBean(BatchLogRecordProcessor.class)).isSameAs(users));
	}

	@Test
	void doesWithoutTheSdkLogbackTheEncoderAndTheMeters() {
		for (Class<?> missing : List.of(SdkLoggerProvider.class, LoggerContext.class, StreamingEncoder.class)) {
			this.exporting.withClassLoader(new FilteredClassLoader(missing))
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OtlpLogBridge.class));
		}
		this.exporting.withClassLoader(new FilteredClassLoader(MeterBinder.class))
			.run((context) -> assertThat(context).hasSingleBean(OtlpLogBridge.class));
	}

	/** The JDK's client waits without a limit when it is closed. */
	@Test
	void leavesTheEndOfBootsExporterToItsProcessor() {
		this.exporting.run((context) -> assertThat(context.getBeanNamesForType(LogRecordExporter.class)).singleElement()
			.satisfies((name) -> assertThat(context.getBeanFactory().getBeanDefinition(name).getDestroyMethodName())
				.isEmpty()));
	}

	@Test
	void comesBeforeBoot() {
		this.exporting.run((context) -> assertThat(context).hasSingleBean(BatchLogRecordProcessor.class)
			.hasBean("spyglassLogRecordProcessor"));
	}

	@Test
	void countsWhatIsExported() {
		this.exporting.run((context) -> {
			SimpleMeterRegistry registry = new SimpleMeterRegistry();
			context.getBean(MeterBinder.class).bindTo(registry);
			assertThat(registry.find("spyglass.export").tag("signal", "logs").functionCounters()).hasSize(3);
		});
	}

	@Test
	void triesOnceMoreByEachTransport() {
		for (String transport : List.of("http", "grpc")) {
			this.exporting.withPropertyValues("management.opentelemetry.logging.export.otlp.transport=" + transport)
				.run((context) -> assertThat(context).getBean(LogRecordExporter.class)
					.asString()
					.containsIgnoringCase("Otlp" + transport)
					.contains("retryPolicy=" + ExportRetry.POLICY));
		}
	}

	@Test
	void failsStartupIfGrpcIsChosenWithoutItsSender() {
		this.exporting
			.withClassLoader(new FilteredClassLoader(
					new ClassPathResource("META-INF/services/io.opentelemetry.sdk.common.export.GrpcSenderProvider")))
			.withPropertyValues("management.opentelemetry.logging.export.otlp.transport=grpc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("management.opentelemetry.logging.export.otlp.transport")
				.hasMessageContaining("grpc"));
	}

	@Test
	void refusesAnEndpointThatIsNone() {
		this.runner.withPropertyValues(ENDPOINT + "collector:4318")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("collector:4318"));
	}

}
