/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.servlet;

import java.util.stream.Stream;

import dev.spyglass.testing.CapturedLines;
import dev.spyglass.testing.RequestLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hostile ids through a raw socket to a real Tomcat: replaced or refused, never repeated.
 */
class HostileIdsTests {

	private static ConfigurableApplicationContext context;

	private final CapturedLines lines = new CapturedLines();

	@BeforeAll
	static void start() {
		context = ServletApplication.run();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@AfterEach
	void release() {
		this.lines.close();
	}

	static Stream<String> ids() {
		return Stream.of("", " ", "a b", "<script>alert(1)</script>", "${jndi:ldap://x/a}", "%0d%0aSet-Cookie:x",
				"a\u0000b", "a\tb", "\u001b[31mred", "Ω≈ç√∫˜µ≤≥÷", "田中さんにあげて下さい", "👾 🙇", "\u202Etest", "\u2028",
				"\uFEFF", "' OR 1=1 --", "\"quoted\"", "{\"a\":1}", "../../etc/passwd\\", "a,b", "a;b", "x".repeat(129),
				"x".repeat(4000), "a\r\nX-Request-ID: b", "{{7*7}}", "$(touch /tmp/x)", "`id`", "\\n\\r", "NULL?",
				"a#b");
	}

	@ParameterizedTest
	@MethodSource("ids")
	void areReplaced(String id) throws Exception {
		String answer = new RequestLines(context, this.lines).raw(
				"GET /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: " + id + "\r\n\r\n",
				100_000);
		assertThat(answer).matches("(?s)HTTP/1\\.1 (200|400) .*").doesNotContain("Set-Cookie");
		if (answer.startsWith("HTTP/1.1 200")) {
			assertThat(answer).containsPattern("X-Request-ID: req_[0-9a-f]{16}\r\n");
		}
		this.lines.containing("request.completed");
		assertThat(this.lines.all()).allSatisfy(
				(event) -> assertThat(event.getMDCPropertyMap().getOrDefault("request_id", "req_0000000000000000"))
					.matches("req_[0-9a-f]{16}"));
	}

}
