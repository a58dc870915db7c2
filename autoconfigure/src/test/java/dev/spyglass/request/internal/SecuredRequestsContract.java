/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.OtlpReceiver;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for what Spring Security lets pass and denies.
 */
abstract class SecuredRequestsContract {

	private static final String USER = "Basic dXNlcjpwYXNzd29yZA==";

	private final WebApplication application;

	SecuredRequestsContract(WebApplication application) {
		this.application = application;
	}

	@ParameterizedTest
	@CsvSource({ "/admin, 401,", "/admin, 403, user", "/user, 200, user", "/boom, 500, user", "/nowhere, 404, user" })
	void areCompletedOnceWithBothIdsAndTheUser(String path, int status, String user) throws Exception {
		try (ConfigurableApplicationContext context = this.application
			.run("--spyglass.request.fields.include=user,route"); CapturedLines lines = new CapturedLines()) {
			assertCompletedOnce(new RequestLines(context, lines), path, status, user, user);
			if (path.equals("/user") || path.equals("/boom")) {
				assertUserOnItsLines(lines, path);
			}
			assertClean(context);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/admin, 401,", "/admin, 403, user", "/user, 200, user" })
	void sayNothingOfTheUserUnlessTold(String path, int status, String user) throws Exception {
		try (ConfigurableApplicationContext context = this.application.run();
				CapturedLines lines = new CapturedLines()) {
			assertCompletedOnce(new RequestLines(context, lines), path, status, user, null);
			assertThat(lines.all()).noneMatch((event) -> event.getMDCPropertyMap().containsKey("user_id"));
		}
	}

	@Test
	void nameTheUserOnTheirSpan() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver();
				ConfigurableApplicationContext context = this.application.run("--spyglass.request.fields.include=user",
						"--spyglass.request.fields.tenant-header=X-Tenant",
						"--management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.traces(),
						"--management.opentelemetry.tracing.export.schedule-delay=50ms");
				CapturedLines lines = new CapturedLines()) {
			new RequestLines(context, lines).get("/user", "Authorization", USER, "X-Tenant", "acme");
			assertThat(receiver.span("http get /user").attributes()).containsEntry("user_id", "user")
				.containsEntry("tenant_id", "acme");
		}
	}

	private static void assertCompletedOnce(RequestLines requests, String path, int status, String user,
			String loggedUser) throws Exception {
		String[] headers = (user != null) ? new String[] { "X-Request-ID", "secured", "Authorization", USER }
				: new String[] { "X-Request-ID", "secured" };
		assertThat(requests.get(path, headers).statusCode()).isEqualTo(status);
		assertThat(requests.completed("secured")).singleElement().satisfies((event) -> {
			assertThat(RequestLines.http(event)).containsEntry("status", status);
			assertThat(event.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}");
			assertThat(event.getMDCPropertyMap().get("user_id")).isEqualTo(loggedUser);
		});
	}

	/**
	 * Asserts that user and route stand on each line that the application itself wrote.
	 */
	abstract void assertUserOnItsLines(CapturedLines lines, String path);

	/** Asserts that nothing stayed on the threads of the server. */
	void assertClean(ConfigurableApplicationContext context) throws Exception {
	}

}
