/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests for the identity of WebFlux requests on Jetty.
 */
class JettyReactiveRequestIdTests extends RequestIdContract {

	JettyReactiveRequestIdTests() {
		super(ReactiveServers::jetty);
	}

	@Test
	void echoesTheIdAfterAHop() throws Exception {
		echoesTheIdItWasGiven("/hops");
	}

	@ParameterizedTest
	@CsvSource({ "/hops, after the hop", "/boom, 500 Server Error for HTTP GET" })
	void putsTheIdsOnEachLineAfterAHop(String path, String line) throws Exception {
		putsTheIdsOnEachLine(path, line);
	}

}
