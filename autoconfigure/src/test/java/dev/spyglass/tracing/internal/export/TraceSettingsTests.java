/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for settings of tracing that can't be obeyed.
 */
@ExtendWith(OutputCaptureExtension.class)
class TraceSettingsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			management.tracing.sampling.probability               | 1.5            | 0.0 (none) to 1.0 (all)
			management.tracing.sampling.probability               | -0.1           | 0.0 (none) to 1.0 (all)
			management.tracing.sampling.probability               | NaN            | 0.0 (none) to 1.0 (all)
			management.tracing.sampling.probability               | most           | 0.0 (none) to 1.0 (all)
			management.opentelemetry.tracing.export.otlp.endpoint | collector:4318 | http://host:4318/v1/traces
			management.opentelemetry.tracing.export.otlp.endpoint | http://        | http://host:4318/v1/traces
			management.opentelemetry.tracing.export.otlp.endpoint | http://a b/    | http://host:4318/v1/traces
			management.opentelemetry.tracing.export.otlp.endpoint | ftp://host/    | http://host:4318/v1/traces
			management.opentelemetry.tracing.export.otlp.transport| carrier-pigeon | GRPC
			""")
	void endsTheStartWithTheRemedy(String property, String value, String remedy, CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(
				() -> RunningApplication.start(WebApplicationType.SERVLET, Application.class, property + "=" + value));
		assertThat(output).contains("APPLICATION FAILED TO START", property, value, remedy)
			.doesNotContain("\tat org.springframework");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
