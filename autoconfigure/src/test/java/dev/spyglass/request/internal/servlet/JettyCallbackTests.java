/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.net.http.HttpResponse;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Jetty calls outside of a dispatch, and for what an application removes.
 */
class JettyCallbackTests {

	private final CapturedLines lines = new CapturedLines();

	private final String id = UUID.randomUUID().toString();

	private final FilteredJetty server = new FilteredJetty(new CallbackServlet());

	@AfterEach
	void stop() throws Exception {
		this.lines.close();
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/timeout, in onTimeout", "/timeout, in onComplete", "/complete, in onComplete",
			"/start, in the started task", "/start-twice, in onStartAsync", "/start-twice, in onComplete",
			"/async-boom, in onError", "/write, in onWritePossible" })
	void hasTheIdsInACallback(String path, String line) throws Exception {
		this.server.get(path, this.id);
		assertThat(this.lines.valuesOf("request_id", line)).containsOnly(this.id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "in onDataAvailable", "in onAllDataRead" })
	void hasTheIdsInAReadListener(String line) throws Exception {
		this.server.post("/read", "x".repeat(100_000), this.id);
		assertThat(this.lines.valuesOf("request_id", line)).containsOnly(this.id);
	}

	@ParameterizedTest
	@CsvSource({ "/reset, 200", "/reset-raw, 200", "/reset-buffer, 200", "/remove, 200", "/reset-error, 409",
			"/reset-boom, 500", "/clear-error, 418" })
	void keepsTheIdsOnTheResponse(String path, int status) throws Exception {
		HttpResponse<String> response = this.server.get(path, this.id);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("X-Request-ID")).containsExactly(this.id);
		assertThat(response.headers().allValues("X-Correlation-ID")).containsExactly(this.id);
	}

	@Test
	void leavesTheHeaderThatTheApplicationSet() throws Exception {
		assertThat(this.server.get("/replace", this.id).headers().allValues("X-Request-ID")).containsExactly("mine");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/broken", "/broken-io" })
	void saysThatTheServerBrokeItsResponse(String path) throws Exception {
		this.server.getRaw(path, this.id);
		assertThat(this.lines.matching(RequestLines::isCompletion)).singleElement().satisfies((event) -> {
			assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("failed");
			assertThat(event.getLevel()).isEqualTo(Level.ERROR);
			assertThat(RequestLines.http(event)).containsEntry("status", 200);
			assertThat(event.getThrowableProxy().getClassName()).contains("Exception");
		});
	}

}
