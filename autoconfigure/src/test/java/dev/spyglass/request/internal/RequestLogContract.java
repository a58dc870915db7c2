/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the lines about the end of requests.
 */
abstract class RequestLogContract extends RequestContract {

	RequestLogContract(WebApplication application) {
		super(application, "--logging.level.dev.spyglass.request=debug");
	}

	@ParameterizedTest
	@CsvSource({ "/items/7, 200, INFO, success, /items/{id}", "/items/x, 400, INFO, client_error, /items/{id}",
			"/nowhere, 404, INFO, client_error, /**", "/boom, 500, WARN, server_error, /boom",
			"/events, 200, INFO, success, /events" })
	void writesOneLineAtTheEnd(String path, int status, String level, String outcome, String route) throws Exception {
		assertThat(this.requests.get(path + "?secret=1", "X-Request-ID", this.id).statusCode()).isEqualTo(status);
		this.requests.get("/ok", "X-Request-ID", "after");
		this.requests.completed("after");
		assertThat(this.requests.completed(this.id)).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.toLevel(level));
			assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo(outcome);
			assertThat((Double) CapturedLines.keyValue(event, "duration_ms")).isPositive();
			assertThat(RequestLines.http(event)).containsEntry("method", "GET")
				.containsEntry("path", path)
				.containsEntry("status", status)
				.containsEntry("client_ip", "127.0.0.1")
				.hasEntrySatisfying("user_agent", (agent) -> assertThat(agent).asString().startsWith("Java"));
			assertThat(RequestLines.http(event).get("route")).isEqualTo(route);
			assertThat(event.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}");
			String target = (route == null || route.equals("/**")) ? path : route;
			assertThat(event.getMessage()).startsWith("GET " + target + " " + status + " in ").endsWith("s");
		});
	}

	@Test
	void isTheOnlyErrorOfARequestOrLeavesThatToTheLineWithTheException() throws Exception {
		this.requests.get("/boom", "X-Request-ID", this.id);
		this.requests.completed(this.id);
		assertThat(this.lines.all()).filteredOn((event) -> event.getLevel() == Level.ERROR)
			.filteredOn((event) -> this.id.equals(event.getMDCPropertyMap().get("request_id")))
			.singleElement()
			.satisfies((event) -> {
				assertThat(event.getThrowableProxy()).isNotNull();
				assertThat(event.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}");
			});
	}

	@Test
	void countsTheBytesOfBothBodies() throws Exception {
		this.requests.post("/echo", "x".repeat(5000), "X-Request-ID", this.id);
		assertThat(RequestLines.http(this.requests.completed(this.id).get(0))).containsEntry("request_bytes", 5000L)
			.containsEntry("response_bytes", 10000L);
	}

	@Test
	void countsABodyOfUnknownLength() throws Exception {
		this.requests.raw("POST /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: " + this.id
				+ "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n3\r\nyou\r\n0\r\n\r\n",
				1000);
		assertThat(RequestLines.http(this.requests.completed(this.id).get(0))).containsEntry("request_bytes", 8L)
			.containsEntry("response_bytes", 16L);
	}

	@RepeatedTest(20) // Who notices first that the connection is broken differs.
	void saysThatTheClientWentAway() throws Exception {
		this.requests.raw("GET /endless HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + this.id + "\r\n\r\n", 1000);
		assertThat(this.requests.completed(this.id)).singleElement().satisfies((event) -> {
			assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("aborted");
			assertThat(event.getLevel()).isEqualTo(Level.INFO);
			assertThat(RequestLines.http(event)).containsEntry("status", 200);
			assertThat(event.getMessage()).startsWith("GET /endless 200 in ").endsWith("s, aborted");
		});
	}

	@Test
	void saysThatTheClientWentAwayAmidItsOwnBody() throws Exception {
		this.requests.raw("POST /echo HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + this.id
				+ "\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nhalf", 0);
		assertThat(this.requests.completed(this.id)).singleElement().satisfies((event) -> {
			assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("aborted");
			assertThat(event.getLevel()).isEqualTo(Level.INFO);
		});
	}

	@Test
	void logsStaticResourcesAtDebugWhereverTheyAre() throws Exception {
		assertThat(this.requests.get("/resources/site.css", "X-Request-ID", this.id).statusCode()).isEqualTo(200);
		assertThat(this.requests.completed(this.id)).singleElement()
			.extracting(ILoggingEvent::getLevel)
			.isEqualTo(Level.DEBUG);
	}

	@Test
	void logsMissingResourcesAsAnyRequest() throws Exception {
		assertThat(this.requests.get("/resources/none.css", "X-Request-ID", this.id).statusCode()).isEqualTo(404);
		assertThat(this.requests.completed(this.id)).singleElement()
			.extracting(ILoggingEvent::getLevel)
			.isEqualTo(Level.INFO);
	}

	@Test
	void leavesOutTheActuator() throws Exception {
		this.requests.get("/actuator/health", "X-Request-ID", this.id);
		this.requests.get("/ok", "X-Request-ID", "after");
		this.requests.completed("after");
		assertThat(this.lines.all()).noneMatch((event) -> RequestLines.isCompletion(event)
				&& this.id.equals(event.getMDCPropertyMap().get("request_id")));
	}

	@Test
	void saysThatARequestArrived() throws Exception {
		this.requests.get("/ok", "X-Request-ID", this.id);
		ILoggingEvent started = this.lines.ofEvent("request.started").get(0);
		assertThat(started.getLevel()).isEqualTo(Level.DEBUG);
		assertThat(started.getMessage()).isEqualTo("GET /ok started");
		assertThat(started.getMDCPropertyMap()).containsEntry("request_id", this.id).containsKey("traceId");
		assertThat(RequestLines.http(started)).containsEntry("path", "/ok").doesNotContainKey("status");
	}

}
