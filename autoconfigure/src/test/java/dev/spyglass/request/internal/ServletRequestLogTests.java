/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the lines about the end of requests on Tomcat.
 */
class ServletRequestLogTests extends RequestLogContract {

	ServletRequestLogTests() {
		super(ServletApplication::run);
	}

	@ParameterizedTest
	@CsvSource({ "/denied, 403, INFO, client_error, /denied", "/callable, 200, INFO, success, /callable",
			"/late-boom, 500, WARN, server_error, /late-boom", "/future, 200, INFO, success, /future",
			"/stream, 200, INFO, success, /stream", "/broken-page, 500, WARN, server_error, /broken-page",
			"/broken-after, 500, WARN, server_error," })
	void writesOneLineAtTheEndHoweverItCame(String path, int status, String level, String outcome, String route)
			throws Exception {
		writesOneLineAtTheEnd(path, status, level, outcome, route);
	}

	@Test
	void knowsOfAnExceptionInAFilterBeforeOurs() throws Exception {
		assertThat(this.requests.get("/broken-before", "X-Request-ID", this.id).headers().firstValue("X-Request-ID"))
			.hasValue(this.id);
		assertThat(this.requests.completed(this.id)).singleElement()
			.satisfies((event) -> assertThat(RequestLines.http(event)).containsEntry("status", 500));
	}

	@Test
	void countsTheBytesOfAStreamWithoutTheirFraming() throws Exception {
		this.requests.get("/stream", "X-Request-ID", this.id);
		assertThat(RequestLines.http(this.requests.completed(this.id).get(0))).hasEntrySatisfying("response_bytes",
				(bytes) -> assertThat(bytes).isEqualTo(100_000L));
	}

	@Test
	void blamesTheClientForABodyThatIsNoHttp() throws Exception {
		this.requests.raw("POST /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: " + this.id
				+ "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n", 100_000);
		assertThat(this.requests.completed(this.id)).singleElement().satisfies((event) -> {
			assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("client_error");
			assertThat(RequestLines.http(event)).containsEntry("status", 400);
		});
	}

	@ParameterizedTest
	@CsvSource({ "GET /%zz HTTP/1.1", "GET /{ HTTP/1.1", "<> / HTTP/1.1" })
	void knowsOfWhatTomcatRefuses(String requestLine) throws Exception {
		String answer = this.requests.raw(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n", 12);
		assertThat(answer).isEqualTo("HTTP/1.1 400");
		assertThat(this.requests.completedWith(400)).singleElement()
			.extracting((event) -> event.getMDCPropertyMap().get("request_id"))
			.asString()
			.startsWith("req_");
	}

}
