/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.net.http.HttpHeaders;

import dev.spyglass.testsupport.CapturedLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the identity of requests.
 */
abstract class RequestIdContract extends RequestContract {

	RequestIdContract(WebApplication application) {
		super(application, "--db.password=k9-Zq7-hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ok", "/boom", "/nowhere" })
	void echoesTheIdItWasGiven(String path) throws Exception {
		assertThat(this.requests.get(path, "X-Request-ID", "demo-12345678").headers().allValues("X-Request-ID"))
			.containsExactly("demo-12345678");
	}

	@Test
	void makesAnIdWhereThereIsNone() throws Exception {
		assertThat(this.requests.get("/ok").headers().firstValue("X-Request-ID")).get()
			.asString()
			.matches("req_[0-9a-f]{16}");
	}

	@Test
	void replacesAnInvalidId() throws Exception {
		assertThat(this.requests.get("/ok", "X-Request-ID", "<script>").headers().firstValue("X-Request-ID")).get()
			.asString()
			.matches("req_[0-9a-f]{16}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4111111111111111", "k9-Zq7-hunter2", "a:k9-Zq7-hunter2:b", "password=hunter2" })
	void replacesAnIdThatRedactionWouldHide(String secret) throws Exception {
		HttpHeaders headers = this.requests.get("/ok", "X-Request-ID", secret, "X-Correlation-ID", secret).headers();
		assertThat(headers.firstValue("X-Request-ID")).get().asString().matches("req_[0-9a-f]{16}");
		assertThat(headers.firstValue("X-Correlation-ID")).isEqualTo(headers.firstValue("X-Request-ID"));
	}

	@Test
	void takesTheRequestIdForTheFlow() throws Exception {
		assertThat(this.requests.get("/ok", "X-Request-ID", "demo-1").headers().firstValue("X-Correlation-ID"))
			.hasValue("demo-1");
		assertThat(this.lines.valuesOf("correlation_id", "in the controller")).containsOnly("demo-1");
	}

	@Test
	void keepsTheFlowThatTheCallerNamed() throws Exception {
		this.requests.get("/ok", "X-Request-ID", "demo-1", "X-Correlation-ID", "flow-1");
		assertThat(this.lines.valuesOf("correlation_id", "in the controller")).containsOnly("flow-1");
	}

	@ParameterizedTest
	@CsvSource("/ok, in the controller")
	void putsTheIdsOnEachLine(String path, String line) throws Exception {
		assertIds(path, line, "demo-2", "X-Request-ID", "demo-2");
		assertIds(path, line, "flow-2", "X-Request-ID", "demo-2", "X-Correlation-ID", "flow-2");
	}

	private void assertIds(String path, String line, String flow, String... headers) throws Exception {
		try (CapturedLines captured = new CapturedLines()) {
			this.requests.get(path, headers);
			assertThat(captured.containing(line))
				.allSatisfy((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("request_id", "demo-2")
					.containsEntry("correlation_id", flow)
					.containsEntry("trace_sampled", "true")
					.hasEntrySatisfying("traceId", (id) -> assertThat(id).matches("[0-9a-f]{32}"))
					.hasEntrySatisfying("spanId", (id) -> assertThat(id).matches("[0-9a-f]{16}")));
		}
	}

}
