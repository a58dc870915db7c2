/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application of one class gets from adding the one dependency and nothing else.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OneDependencyContract {

	private final String name;

	private RunningApplication application;

	OneDependencyContract(String name) {
		this.name = name;
	}

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(this.name).awaitReady();
	}

	@AfterAll
	void stop() {
		this.application.close();
		assertThat(this.application.lines()).allSatisfy(LogLine::validate);
	}

	@Test
	void everyLineOfStartUpIsStrictJsonOfTheSchema() {
		assertThat(this.application.lines()).isNotEmpty().allSatisfy(LogLine::validate);
	}

	@Test
	void printsNothingToTheErrorStream() {
		assertThat(this.application.errors()).isEmpty();
	}

	@Test
	void echoesTheRequestIdItWasGiven() {
		HttpResponse<String> response = this.application.get("/hello", "X-Request-ID", "demo-12345678");
		assertThat(response.headers().firstValue("X-Request-ID")).contains("demo-12345678");
	}

	@Test
	void generatesARequestIdWhereNoneIsGiven() {
		HttpResponse<String> response = this.application.get("/hello");
		assertThat(response.headers().firstValue("X-Request-ID")).get().asString().matches("req_[0-9a-f]{16}");
	}

	@Test
	void theApplicationsOwnLineCarriesAllIds() {
		this.application.get("/hello", "X-Request-ID", "demo-hello");
		List<LogLine> lines = this.application.awaitLinesOf("demo-hello", "Saying hello");
		assertThat(lines).allSatisfy((line) -> {
			assertThat(line.text("correlation_id")).isEqualTo("demo-hello");
			assertThat(line.text("trace_id")).matches("[0-9a-f]{32}");
			assertThat(line.text("span_id")).matches("[0-9a-f]{16}");
		});
	}

	@Test
	void theErrorLineCarriesAllIds() {
		HttpResponse<String> response = this.application.get("/fail", "X-Request-ID", "demo-fail");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().firstValue("X-Request-ID")).contains("demo-fail");
		await("failed on demand");
		List<LogLine> errors = this.application.lines()
			.stream()
			.filter((line) -> line.json().path("error").path("message").asString("").contains("failed on demand"))
			.toList();
		assertThat(errors).isNotEmpty().allSatisfy((line) -> {
			assertThat(line.text("request_id")).isEqualTo("demo-fail");
			assertThat(line.text("trace_id")).matches("[0-9a-f]{32}");
		});
	}

	@Test
	void answersAnUnknownPathWithItsId() {
		HttpResponse<String> response = this.application.get("/nowhere", "X-Request-ID", "demo-nowhere");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("X-Request-ID")).contains("demo-nowhere");
	}

	@Test
	void exposesTheDurationHistogram() {
		this.application.get("/hello");
		assertThat(this.application.get("/actuator/prometheus").body())
			.containsPattern("http_server_requests_seconds_bucket\\{[^}]*uri=\"/hello\"[^}]*le=\"0.005\"");
	}

	@Test
	void exposesTheQueueOfTheApplicationsExecutor() {
		assertThat(this.application.get("/actuator/prometheus").body())
			.contains("queue_depth{queue=\"applicationTaskExecutor\"}");
	}

	@Test
	void promtoolFindsNothing() {
		this.application.get("/hello");
		assertThat(Promtool.check(this.application.get("/actuator/prometheus").body())).isEmpty();
	}

	@Test
	void answersTheProbes() {
		assertThat(this.application.get("/healthz").body()).contains("\"status\":\"UP\"");
		assertThat(this.application.get("/readyz").body()).contains("\"status\":\"UP\"");
		assertThat(this.application.get("/actuator/health").body()).contains("\"status\":\"UP\"");
	}

	@Test
	void exposesNothingElse() {
		assertThat(this.application.get("/actuator/env").statusCode()).isEqualTo(404);
		assertThat(this.application.get("/actuator/loggers").statusCode()).isEqualTo(404);
	}

	private void await(String text) {
		this.application.awaitOutput(text);
	}

}
