/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.net.http.HttpResponse;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

	private static final String PROTOBUF = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

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

	/** As Prometheus asks that prefers Protobuf, as for native histograms. */
	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answersInOpenMetricsIfProtobufIsPreferred(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type, Application.class)) {
			HttpResponse<String> page = application.get("/actuator/prometheus", "Accept", PROTOBUF + ";q=0.6,"
					+ "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.headers().firstValue("Content-Type")).get()
				.asString()
				.startsWith("application/openmetrics-text");
			assertThat(page.body()).contains("jvm_memory_used_bytes{").endsWith("# EOF\n");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void answersInOpenMetricsIfOnlyProtobufIsAccepted(WebApplicationType type) {
		try (RunningApplication application = RunningApplication.start(type, Application.class)) {
			HttpResponse<String> page = application.get("/actuator/prometheus", "Accept", PROTOBUF);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).endsWith("# EOF\n");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			text/plain                                 | text/plain
			application/openmetrics-text;version=1.0.0 | application/openmetrics-text
			*/*                                        | text/plain
			""")
	void answersInTheTextFormatThatIsAccepted(String accepted, String type) {
		try (RunningApplication application = start()) {
			HttpResponse<String> page = application.get("/actuator/prometheus", "Accept", accepted);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith(type);
			assertThat(
					application.get("/actuator/prometheus?includedNames=jvm_threads_live_threads", "Accept", accepted)
						.body())
				.contains("jvm_threads_live_threads ")
				.doesNotContain("jvm_memory_used_bytes");
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
