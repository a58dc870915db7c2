/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.net.http.HttpResponse;

import ch.qos.logback.classic.Level;
import dev.spyglass.request.internal.servlet.CallbackServlet;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds wherever a servlet container calls an application outside of a dispatch, and
 * whatever the application removes.
 */
abstract class CallbackContract extends RequestContract {

	CallbackContract(WebApplication application) {
		super(application);
	}

	@ParameterizedTest
	@CsvSource({ "/timeout, in onTimeout", "/timeout, in onComplete", "/complete, in onComplete",
			"/start, in the started task", "/start-twice, in onStartAsync", "/start-twice, in onComplete",
			"/async-boom, in onError", "/write, in onWritePossible" })
	void haveTheIdsInACallback(String path, String line) throws Exception {
		get(path);
		assertThat(this.lines.containing(line)).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("request_id", this.id)
				.hasEntrySatisfying("traceId", (trace) -> assertThat(trace).matches("[0-9a-f]{32}")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "in onDataAvailable", "in onAllDataRead" })
	void haveTheIdsInAReadListener(String line) throws Exception {
		this.requests.post("/raw/read", "x".repeat(100_000), "X-Request-ID", this.id);
		assertThat(this.lines.valuesOf("request_id", line)).containsOnly(this.id);
	}

	@Test
	void haveTheIdsInTheErrorOfAReadListener() throws Exception {
		this.requests.raw("POST /raw/read HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + this.id
				+ "\r\nContent-Length: 1000\r\n\r\nhalf", 0);
		assertThat(this.lines.valuesOf("request_id", "in the read listener's onError")).containsOnly(this.id);
	}

	@ParameterizedTest
	@CsvSource({ "/reset, 200", "/reset-raw, 200", "/reset-buffer, 200", "/remove, 200", "/reset-error, 409",
			"/reset-boom, 500", "/clear-error, 418" })
	void keepTheIdsOnTheResponse(String path, int status) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("X-Request-ID")).containsExactly(this.id);
		assertThat(response.headers().allValues("X-Correlation-ID")).containsExactly(this.id);
		assertThat(response.headers().firstValue("X-Else")).isEmpty();
	}

	@Test
	void leaveTheHeaderThatTheApplicationSet() throws Exception {
		assertThat(get("/replace").headers().allValues("X-Request-ID")).containsExactly("mine");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/raw/broken", "/raw/broken-io" })
	void sayThatTheServerBrokeItsResponse(String path) throws Exception {
		this.requests.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: "
				+ this.id + "\r\n\r\n", 1_000_000);
		assertThat(this.requests.completed(this.id)).singleElement().satisfies((event) -> {
			assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("failed");
			assertThat(event.getLevel()).isEqualTo(Level.ERROR);
			assertThat(RequestLines.http(event)).containsEntry("status", 200);
			assertThat(event.getThrowableProxy().getClassName()).contains("Exception");
		});
	}

	HttpResponse<String> get(String path) throws Exception {
		return this.requests.get("/raw" + path, "X-Request-ID", this.id);
	}

	@Configuration(proxyBeanMethods = false)
	static class CallbackConfiguration {

		@Bean
		ServletRegistrationBean<CallbackServlet> callbackServlet() {
			return new ServletRegistrationBean<>(new CallbackServlet(), "/raw/*");
		}

	}

}
