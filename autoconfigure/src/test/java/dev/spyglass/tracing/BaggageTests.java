/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing;

import java.util.Map;

import dev.spyglass.testing.CapturedLines;
import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for baggage that was asked for.
 */
class BaggageTests {

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void chosenEntriesAreOnTheLinesAndNoOthers(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type, Application.class,
				"management.tracing.baggage.enabled=true", "management.tracing.baggage.remote-fields=tenant",
				"management.tracing.baggage.correlation.fields=tenant"); CapturedLines lines = new CapturedLines()) {
			application.get("/baggage", "baggage", "tenant=acme,secret=x");
			Map<String, String> fields = lines.containing("packed").get(0).getMDCPropertyMap();
			assertThat(fields).containsEntry("tenant", "acme").doesNotContainKey("secret");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = TomcatReactiveWebServerAutoConfiguration.class)
	@Import(Endpoint.class)
	static class Application {

	}

	@RestController
	static class Endpoint {

		@GetMapping("/baggage")
		String baggage() {
			LoggerFactory.getLogger(Endpoint.class).info("packed");
			return "done";
		}

	}

}
