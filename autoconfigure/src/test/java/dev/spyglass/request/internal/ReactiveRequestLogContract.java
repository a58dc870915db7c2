/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the lines about the end of WebFlux requests, whatever the server.
 */
abstract class ReactiveRequestLogContract extends RequestLogContract {

	private static final int TIMES = 100;

	ReactiveRequestLogContract(WebApplication application) {
		super(application);
	}

	@Test
	void writesOneLineAtTheEndHoweverItCame() throws Exception {
		writesOneLineAtTheEnd("/hops", 200, "INFO", "success", "/hops");
	}

	@ParameterizedTest
	@CsvSource({ "/delayed, 200", "/delayed-boom, 500", "/delayed-missing, 404", "/empty, 200", "/no-content, 204",
			"/events, 200" })
	void writesALineForEachOfManyRequestsThatEndOnAnotherThread(String path, int status) throws Exception {
		int times = path.equals("/events") ? 10 : TIMES;
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			ids.add(this.id + "-" + i);
			assertThat(this.requests.get(path, "X-Request-ID", ids.get(i)).statusCode()).isEqualTo(status);
		}
		Awaitility.await().until(() -> completed(ids).size() >= times);
		assertThat(completed(ids)).extracting((event) -> event.getMDCPropertyMap().get("request_id"))
			.containsExactlyInAnyOrderElementsOf(ids);
		assertThat(completed(ids))
			.allSatisfy((event) -> assertThat(RequestLines.http(event)).containsEntry("status", status)
				.containsEntry("path", path)
				.containsKey("client_ip"));
		assertThat(this.lines.all()).noneMatch((event) -> event.getFormattedMessage().contains("onErrorDropped"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/broken-body", "/broken-events", "/broken-json", "/broken-write" })
	void saysThatTheServerBrokeItsResponse(String path) throws Exception {
		this.requests.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: "
				+ this.id + "\r\n\r\n", 100_000);
		assertThat(this.requests.completed(this.id)).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.ERROR);
			assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("failed");
			assertThat(RequestLines.http(event)).containsEntry("status", 200);
			assertThat(event.getThrowableProxy().getClassName()).contains("Exception");
		});
	}

	@Test
	void blamesTheClientThatLeavesWhileNothingIsSent() throws Exception {
		this.requests.raw("GET /silent HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + this.id + "\r\n\r\n", 150);
		assertThat(this.requests.completed(this.id)).singleElement()
			.satisfies((event) -> assertThat(CapturedLines.keyValue(event, "outcome")).isEqualTo("aborted"));
	}

	@Test
	void keepsTheIdsWhereTheApplicationClearsTheHeadersAtTheCommit() throws Exception {
		assertThat(this.requests.get("/cleared-headers", "X-Request-ID", this.id).headers().allValues("X-Request-ID"))
			.containsExactly(this.id);
	}

	@Test
	void logsTheErrorOfAHandlerThatClearedTheMdcWithTheIds() throws Exception {
		this.requests.get("/cleared-mdc", "X-Request-ID", this.id);
		assertThat(this.lines.valuesOf("request_id", "500 Server Error for HTTP GET \"/cleared-mdc\""))
			.containsExactly(this.id);
	}

	@Test
	void identifiesWhatRunsWhenTheClientLeaves() throws Exception {
		this.requests.raw("GET /cancelled HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + this.id + "\r\n\r\n", 150);
		assertThat(this.lines.valuesOf("request_id", "in the cancellation")).containsExactly(this.id);
		assertThat(this.lines.valuesOf("request_id", "at the very end")).containsExactly(this.id);
	}

	private List<ILoggingEvent> completed(List<String> ids) {
		return this.lines.all()
			.stream()
			.filter(RequestLines::isCompletion)
			.filter((event) -> ids.contains(event.getMDCPropertyMap().get("request_id")))
			.toList();
	}

}
