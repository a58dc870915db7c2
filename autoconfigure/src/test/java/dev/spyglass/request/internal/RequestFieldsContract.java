/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for chosen fields on the lines of requests.
 */
abstract class RequestFieldsContract extends RequestContract {

	RequestFieldsContract(WebApplication application) {
		super(application, "--spyglass.request.fields.include=method,route,client-ip",
				"--spyglass.request.fields.tenant-header=X-Tenant-ID",
				"--spyglass.request.fields.headers.X-Client-Version=client_version",
				"--server.forward-headers-strategy=framework");
	}

	@ParameterizedTest
	@CsvSource("/ok, in the controller, 1")
	void standOnEveryLineWhereverTheWorkGoes(String path, String text, int times) throws Exception {
		this.requests.get(path, "X-Request-ID", "chosen", "X-Tenant-ID", "acme", "X-Client-Version", "1.2",
				"X-Forwarded-For", "192.0.2.7");
		assertThat(this.requests.completed("chosen")).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("tenant_id", "acme"));
		assertThat(this.lines.containing(text)).hasSize(times)
			.allSatisfy((event) -> assertThat(event.getMDCPropertyMap())
				.containsAllEntriesOf(Map.of("tenant_id", "acme", "client_version", "1.2", "http.method", "GET",
						"http.route", path, "http.client_ip", "192.0.2.7")));
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
			List<ILoggingEvent> second = this.requests.completed("second" + i);
			assertThat(second).allSatisfy(
					(event) -> assertThat(event.getMDCPropertyMap()).doesNotContainKeys("tenant_id", "client_version"));
		}
	}

	@Test
	void areLeftOutWhereTheHeaderHoldsControlCharacters() throws Exception {
		this.requests.raw("GET /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: tab\r\n"
				+ "X-Tenant-ID: a\tb\r\n\r\n", 1000);
		assertThat(this.requests.completed("tab")).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).doesNotContainKey("tenant_id"));
	}

}
