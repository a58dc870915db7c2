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
 * Tests for the lines about the end of WebFlux requests on Tomcat.
 */
class TomcatReactiveRequestLogTests extends ReactiveRequestLogContract {

	TomcatReactiveRequestLogTests() {
		super(ReactiveServers::tomcat);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hello?x=a|b", "/hello[1]" })
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
		// The line of the test before may come late.
		assertThat(this.lines
			.matching((event) -> RequestLines.isCompletion(event) && RequestLines.http(event).get("route") == null
					&& event.getMDCPropertyMap().get("request_id").startsWith("req_")))
			.hasSize(1);
	}

	private double generatedIds() {
		return this.context.getBean(MeterRegistry.class)
			.get("spyglass.request.ids")
			.tag("outcome", "generated")
			.functionCounter()
			.count();
	}

}
