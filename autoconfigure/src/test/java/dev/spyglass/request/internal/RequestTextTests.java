/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The messages of request lines.
 */
class RequestTextTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", delimiter = '|', textBlock = """
			GET | /orders/7 | /orders/{id} | GET /orders/{id} 200 in 12.3 ms
			GET | /orders/7 | -            | GET /orders/7 200 in 12.3 ms
			GET | /nowhere  | /**          | GET /nowhere 200 in 12.3 ms
			GET | /orders/7 | ''           | GET /orders/7 200 in 12.3 ms
			-   | /orders/7 | -            | /orders/7 200 in 12.3 ms
			GET | -         | -            | GET 200 in 12.3 ms
			-   | -         | -            | Unreadable request 200 in 12.3 ms
			""")
	void namesTheRouteOrElseThePath(String method, String path, String route, String text) {
		assertThat(RequestText.completed(method, path, route, completion(200, false), false)).isEqualTo(text);
	}

	@Test
	void saysWhatTheStatusDoesNotTell() {
		assertThat(RequestText.completed("GET", "/", "/", completion(500, false), true))
			.isEqualTo("GET / 500 in 12.3 ms, slow");
		assertThat(RequestText.completed("GET", "/", "/", completion(200, true), false))
			.isEqualTo("GET / 200 in 12.3 ms, aborted");
	}

	@Test
	void isOneLineWhateverTheRequestHolds() {
		assertThat(RequestText.started("GE\nT", "/a\r\n\u001b[31mb"))
			.isEqualTo("GE\ufffdT /a\ufffd\ufffd\ufffd[31mb started");
		assertThat(RequestText.started("M".repeat(4000), "/")).hasSizeLessThan(60);
	}

	private static RequestCompletion completion(int status, boolean aborted) {
		return new RequestCompletion(status, 12_345_678, 0, 0, aborted);
	}

}
