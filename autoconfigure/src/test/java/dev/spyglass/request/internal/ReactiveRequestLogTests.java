/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import dev.spyglass.testsupport.RequestLines;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the lines about the end of requests on Netty.
 */
class ReactiveRequestLogTests extends ReactiveRequestLogContract {

	ReactiveRequestLogTests() {
		super(ReactiveApplication::run);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hello?x=a|b", "/hello[1]", "/hello?q=100%" })
	void knowsOfAnInvalidUri(String uri) throws Exception {
		double before = generatedIds();
		String answer = this.requests.raw("GET " + uri + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
				10_000);
		assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("X-Request-ID: req_");
		String id = this.requests.completedWith(400).get(0).getMDCPropertyMap().get("request_id");
		assertThat(this.requests.completedWith(400)).hasSize(1);
		assertThat(answer).contains(id);
		assertThat(generatedIds()).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<> / HTTP/1.1", "GET / HTTP/7.4" })
	void knowsOfWhatCannotBeDecoded(String line) throws Exception {
		this.requests.raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n", 12);
		assertThat(this.lines.matching(RequestLines::isCompletion)).hasSize(1)
			.allSatisfy((event) -> assertThat(event.getMDCPropertyMap().get("request_id")).startsWith("req_"));
	}

	private double generatedIds() {
		return this.context.getBean(MeterRegistry.class)
			.get("spyglass.request.ids")
			.tag("outcome", "generated")
			.functionCounter()
			.count();
	}

}
