/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.NaughtyIds;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the ids of requests to a management port of its own, and for naughty
 * strings as ids.
 */
abstract class RequestIdEdgesContract {

	private final WebApplication application;

	private final boolean refusalsAreLogged;

	/**
	 * Prepares the tests.
	 * @param refusalsAreLogged whether what the server itself refuses has a line too
	 */
	RequestIdEdgesContract(WebApplication application, boolean refusalsAreLogged) {
		this.application = application;
		this.refusalsAreLogged = refusalsAreLogged;
	}

	@Test
	void areEchoedAndLoggedOnAManagementPort() throws Exception {
		try (ConfigurableApplicationContext context = this.application.run("--management.server.port=0",
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

	@Test
	void areReplacedWithoutAForgedLine(@TempDir Path directory) throws Exception {
		Path log = Files.createFile(directory.resolve("app.log"));
		try (ConfigurableApplicationContext context = this.application.run("--logging.file.name=" + log)) {
			new NaughtyIds(context, log, this.refusalsAreLogged).check();
		}
	}

}
