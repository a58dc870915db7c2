/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the actuator shows of the metrics, on real servers.
 */
class PrometheusEndpointTests {

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void showsTheDurationHistogramOfRequests(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type, Application.class)) {
			application.get("/hello");
			assertThat(application.get("/actuator/prometheus").body().lines())
				.anyMatch((line) -> line.startsWith("http_server_requests_seconds_bucket{")
						&& line.contains("uri=\"/hello\"") && line.contains("le=\"0.005\""));
		}
	}

	@Test
	void showsTheQueueOfTheApplicationsExecutor() {
		try (RunningApplication application = start()) {
			assertThat(application.get("/actuator/prometheus").body())
				.contains("queue_depth{queue=\"applicationTaskExecutor\"} 0.0")
				.doesNotContain("queue_capacity{queue=\"applicationTaskExecutor\"}"); // It
																						// is
																						// unbounded.
		}
	}

	@Test
	void isExposedWithHealthAndNothingElse() {
		try (RunningApplication application = start()) {
			assertThat(application.get("/actuator").body()).contains("/actuator/prometheus", "/actuator/health")
				.doesNotContain("/actuator/metrics", "/actuator/env", "/actuator/beans", "/actuator/loggers");
		}
	}

	@Test
	void isNotExposedWhenTheUserExposesOthers() {
		try (RunningApplication application = start("management.endpoints.web.exposure.include=info")) {
			assertThat(application.get("/actuator/prometheus").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void isNotExposedWhenDisabled() {
		try (RunningApplication application = start("spyglass.metrics.enabled=false")) {
			assertThat(application.get("/actuator/prometheus").statusCode()).isEqualTo(404);
			assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
		}
	}

	private static RunningApplication start(String... properties) {
		return RunningApplication.start(WebApplicationType.SERVLET, Application.class, properties);
	}

	@RestController
	@EnableAutoConfiguration
	static class Application {

		@GetMapping("/hello")
		String hello() {
			return "hello";
		}

	}

}
