/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ids of requests to a management port of its own.
 */
class ServletManagementPortTests {

	@Test
	void areEchoedAndLogged() throws Exception {
		try (ConfigurableApplicationContext context = ServletApplication.run("--management.server.port=0",
				"--spyglass.request.log.excluded-paths=/none"); CapturedLines lines = new CapturedLines()) {
			RequestLines requests = RequestLines.ofManagementPort(context, lines);
			assertThat(requests.get("/actuator/health", "X-Request-ID", "managed").headers().allValues("X-Request-ID"))
				.containsExactly("managed");
			assertThat(requests.completed("managed")).singleElement()
				.satisfies((event) -> assertThat(RequestLines.http(event)).containsEntry("status", 200));
			assertThat(requests.get("/nowhere", "X-Request-ID", "lost").headers().allValues("X-Request-ID"))
				.containsExactly("lost");
			assertThat(requests.completed("lost")).singleElement()
				.satisfies((event) -> assertThat(RequestLines.http(event)).containsEntry("status", 404));
		}
	}

}
