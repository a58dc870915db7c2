/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testsupport.CapturedLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the identity of requests on a real Tomcat.
 */
class ServletRequestIdTests {

	private static final String REQUEST_ID = "request_id";

	private static ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private final CapturedLines lines = new CapturedLines();

	@BeforeAll
	static void start() {
		context = ServletApplication.run();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@AfterEach
	void release() {
		this.lines.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/boom", "/denied", "/callable", "/async", "/future", "/nowhere" })
	void echoesTheIdItWasGiven(String path) throws Exception {
		HttpResponse<String> response = get(path, "X-Request-ID", "demo-12345678");
		assertThat(response.headers().allValues("X-Request-ID")).containsExactly("demo-12345678");
	}

	@Test
	void makesAnIdWhereThereIsNone() throws Exception {
		assertThat(get("/ok").headers().firstValue("X-Request-ID")).get().asString().matches("req_[0-9a-f]{16}");
	}

	@Test
	void replacesAnInvalidId() throws Exception {
		HttpResponse<String> response = get("/ok", "X-Request-ID", "<script>");
		assertThat(response.headers().firstValue("X-Request-ID")).get().asString().matches("req_[0-9a-f]{16}");
	}

	@Test
	void takesTheRequestIdForTheFlow() throws Exception {
		HttpResponse<String> response = get("/ok", "X-Request-ID", "demo-1");
		assertThat(response.headers().firstValue("X-Correlation-ID")).hasValue("demo-1");
		assertThat(this.lines.valuesOf("correlation_id", "in the controller")).containsOnly("demo-1");
	}

	@Test
	void keepsTheFlowThatTheCallerNamed() throws Exception {
		get("/ok", "X-Request-ID", "demo-1", "X-Correlation-ID", "flow-1");
		assertThat(this.lines.valuesOf("correlation_id", "in the controller")).containsOnly("flow-1");
	}

	@ParameterizedTest
	@CsvSource({ "/ok, in the controller", "/callable, in the callable", "/async, in the async method",
			"/future, in the future", "/boom, Servlet.service() for servlet" })
	void putsTheIdsOnEachLine(String path, String line) throws Exception {
		get(path, "X-Request-ID", "demo-2");
		for (ILoggingEvent event : this.lines.containing(line)) {
			assertThat(event.getMDCPropertyMap()).containsEntry(REQUEST_ID, "demo-2")
				.containsEntry("correlation_id", "demo-2")
				.containsEntry("trace_sampled", "true")
				.hasEntrySatisfying("traceId", (id) -> assertThat(id).matches("[0-9a-f]{32}"))
				.hasEntrySatisfying("spanId", (id) -> assertThat(id).matches("[0-9a-f]{16}"));
		}
	}

	@Test
	void leavesTheThreadAsItWas() throws Exception {
		get("/boom", "X-Request-ID", "demo-3");
		assertThat(ServletApplication.mdcOfAllTomcatThreads(context))
			.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
	}

	private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		String port = context.getEnvironment().getProperty("local.server.port");
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
