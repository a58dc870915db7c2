/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The line at the start that says where to look.
 */
class StartupHintTests {

	private static final String UNEXPORTED = "Traces are recorded, but not exported: "
			+ "set management.opentelemetry.tracing.export.otlp.endpoint";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SERVLET  | a=b                               | /healthz, /readyz, /actuator/prometheus
			REACTIVE | a=b                               | /healthz, /readyz, /actuator/prometheus
			SERVLET  | server.servlet.context-path=/shop | /shop/healthz, /shop/readyz, /shop/actuator/prometheus
			SERVLET  | spyglass.health.enabled=false     | /actuator/prometheus
			SERVLET  | management.endpoints.web.base-path=/ | /healthz, /readyz, /prometheus
			""")
	void namesThePathsOfProbesAndMetrics(WebApplicationType type, String property, String paths) {
		try (ConfigurableApplicationContext context = start(type, property)) {
			assertThat(StartupHint.of(context)).containsExactly(
					"Look at port " + context.getEnvironment().getProperty("local.server.port") + ": " + paths,
					UNEXPORTED);
		}
	}

	@Test
	void namesThePortOfTheManagement() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.SERVLET, "management.server.port=0")) {
			assertThat(StartupHint.of(context)).containsExactly(
					"Look at port " + context.getEnvironment().getProperty("local.server.port")
							+ ": /healthz, /readyz and port "
							+ context.getEnvironment().getProperty("local.management.port") + ": /actuator/prometheus",
					UNEXPORTED);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:9/v1/traces",
			"management.tracing.export.enabled=false", "spyglass.tracing.enabled=false" })
	void doesNotMentionTracesThatAreExportedOrSwitchedOff(String property) {
		try (ConfigurableApplicationContext context = start(WebApplicationType.NONE, property)) {
			assertThat(StartupHint.of(context)).isEmpty();
		}
	}

	private static ConfigurableApplicationContext start(WebApplicationType type, String property) {
		return new SpringApplicationBuilder(Application.class).web(type)
			.run("--server.port=0", "--spring.main.banner-mode=off", "--" + property);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
