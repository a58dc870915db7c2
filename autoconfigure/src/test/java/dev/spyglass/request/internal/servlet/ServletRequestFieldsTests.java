/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

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
 * Tests for chosen fields on the lines of requests on a real Tomcat.
 */
class ServletRequestFieldsTests {

	private static ConfigurableApplicationContext context;

	private final CapturedLines lines = new CapturedLines();

	private final RequestLines requests = new RequestLines(context, this.lines);

	@BeforeAll
	static void start() {
		context = ServletApplication.run("--spyglass.request.fields.include=method,route,client-ip",
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
	@CsvSource({ "/ok, in the controller", "/async, in the async method", "/callable, in the callable",
			"/stream, in the stream", "/future, in the future" })
	void standOnEveryLineWhereverTheWorkGoes(String path, String text) throws Exception {
		this.requests.get(path, "X-Request-ID", "chosen", "X-Tenant-ID", "acme", "X-Client-Version", "1.2",
				"X-Forwarded-For", "192.0.2.7");
		assertThat(this.lines.containing(text)).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).containsAllEntriesOf(Map.of("tenant_id", "acme",
					"client_version", "1.2", "http.method", "GET", "http.route", path, "http.client_ip", "192.0.2.7")));
		assertThat(this.requests.completed("chosen")).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("tenant_id", "acme"));
		assertThat(ServletApplication.mdcOfAllTomcatThreads(context))
			.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "/items/x, 400", "/nowhere, 404", "/boom, 500", "/broken-before, 500", "/broken-after, 500" })
	void standOnTheLineAboutTheEnd(String path, int status) throws Exception {
		this.requests.get(path, "X-Request-ID", "ended" + path, "X-Tenant-ID", "acme");
		assertThat(this.requests.completed("ended" + path)).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("tenant_id", "acme"))
			.satisfies((event) -> assertThat(RequestLines.http(event)).containsEntry("status", status));
	}

	@Test
	void areLeftOutWhereTheHeaderHoldsControlCharacters() throws Exception {
		this.requests.raw("GET /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: tab\r\n"
				+ "X-Tenant-ID: a\tb\r\n\r\n", 1000);
		assertThat(this.requests.completed("tab")).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).doesNotContainKey("tenant_id"));
	}

}
