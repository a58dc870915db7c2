/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for chosen fields on the lines of requests on Tomcat.
 */
class ServletRequestFieldsTests extends RequestFieldsContract {

	ServletRequestFieldsTests() {
		super(ServletApplication::run);
	}

	@AfterEach
	void leaveTheThreadsClean() throws Exception {
		assertThat(ServletApplication.mdcOfAllTomcatThreads(this.context))
			.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "/async, in the async method", "/callable, in the callable", "/stream, in the stream",
			"/future, in the future" })
	void standOnEveryLineAfterAHop(String path, String text) throws Exception {
		standOnEveryLineWhereverTheWorkGoes(path, text, 1);
	}

	@ParameterizedTest
	@CsvSource({ "/broken-before, 500", "/broken-after, 500" })
	void standOnTheLineAboutABrokenFilter(String path, int status) throws Exception {
		standOnTheLineAboutTheEnd(path, status);
	}

}
