/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.List;
import java.util.Map;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for chosen fields on the lines of requests on a real Netty.
 */
class ReactiveRequestFieldsTests {

	private static ConfigurableApplicationContext context;

	private final CapturedLines lines = new CapturedLines();

	private final RequestLines requests = new RequestLines(context, this.lines);

	@BeforeAll
	static void start() {
		context = ReactiveApplication.run("--spyglass.request.fields.include=method,route,client-ip",
				"--spyglass.request.fields.tenant-header=X-Tenant-ID",
				"--spyglass.request.fields.headers.X-Client-Version=client_version",
				"--server.forward-headers-strategy=framework");
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
	@CsvSource({ "/ok, in the controller", "/hops, after the hop" })
	void standOnEveryLineWhereverTheWorkGoes(String path, String text) throws Exception {
		this.requests.get(path, "X-Request-ID", "chosen", "X-Tenant-ID", "acme", "X-Client-Version", "1.2",
				"X-Forwarded-For", "192.0.2.7");
		this.requests.completed("chosen");
		assertThat(this.lines.containing(text)).allSatisfy((event) -> assertThat(event.getMDCPropertyMap())
			.containsAllEntriesOf(Map.of("tenant_id", "acme", "client_version", "1.2", "http.method", "GET",
					"http.route", path, "http.client_ip", "192.0.2.7")));
		assertThat(this.requests.completed("chosen")).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("tenant_id", "acme"));
	}

	@ParameterizedTest
	@CsvSource({ "/items/x, 400", "/nowhere, 404", "/boom, 500" })
	void standOnTheLineAboutTheEnd(String path, int status) throws Exception {
		this.requests.get(path, "X-Request-ID", "ended" + path, "X-Tenant-ID", "acme");
		assertThat(this.requests.completed("ended" + path)).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("tenant_id", "acme"))
			.satisfies((event) -> assertThat(RequestLines.http(event)).containsEntry("status", status));
	}

	@Test
	void doNotStayOnTheThread() throws Exception {
		this.requests.get("/ok", "X-Request-ID", "first", "X-Tenant-ID", "acme", "X-Client-Version", "1.2");
		this.requests.completed("first");
		for (int i = 0; i < 10; i++) {
			this.requests.get("/ok", "X-Request-ID", "second" + i);
			List<Map<String, String>> mdcs = this.requests.completed("second" + i)
				.stream()
				.map((event) -> event.getMDCPropertyMap())
				.toList();
			assertThat(mdcs).allSatisfy((mdc) -> assertThat(mdc).doesNotContainKeys("tenant_id", "client_version"));
		}
	}

}
