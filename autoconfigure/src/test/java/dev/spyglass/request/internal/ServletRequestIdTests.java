/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the identity of requests on Tomcat.
 */
class ServletRequestIdTests extends RequestIdContract {

	ServletRequestIdTests() {
		super(ServletApplication::run);
	}

	@AfterEach
	void leavesTheThreadsAsTheyWere() throws Exception {
		assertThat(ServletApplication.mdcOfAllTomcatThreads(this.context))
			.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/denied", "/callable", "/async", "/future" })
	void echoesTheIdAfterAHop(String path) throws Exception {
		echoesTheIdItWasGiven(path);
	}

	@ParameterizedTest
	@CsvSource({ "/callable, in the callable", "/async, in the async method", "/future, in the future",
			"/boom, Servlet.service() for servlet" })
	void putsTheIdsOnEachLineAfterAHop(String path, String line) throws Exception {
		putsTheIdsOnEachLine(path, line);
	}

	@Test
	void leavesTheThreadAsItWasAfterAnError() throws Exception {
		this.requests.get("/boom", "X-Request-ID", "demo-3");
		leavesTheThreadsAsTheyWere();
	}

}
