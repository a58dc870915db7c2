/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With a DSN an error reaches Sentry, once and linked to its request and trace.
 */
class SentryIT {

	@ParameterizedTest
	@ValueSource(strings = { "mvc", "webflux" })
	void anErrorIsSentOnceWithItsIds(String name) throws IOException {
		try (SentryReceiver sentry = new SentryReceiver()) {
			try (RunningApplication application = RunningApplication
				.start(name, "--spyglass.sentry.dsn=" + sentry.dsn(), "--spyglass.service.environment=staging")
				.awaitReady()) {
				application.get("/fail", "X-Request-ID", "sentry-12345678");
				Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !sentry.events().isEmpty());
			} // Closing flushes, so that a second event would be here now.
			List<JsonNode> events = sentry.events();
			assertThat(events).hasSize(1);
			JsonNode event = events.get(0);
			assertThat(event.path("tags").path("request_id").asString()).isEqualTo("sentry-12345678");
			assertThat(event.path("tags").path("trace_id").asString()).matches("[0-9a-f]{32}")
				.isEqualTo(event.path("contexts").path("trace").path("trace_id").asString());
			assertThat(event.path("environment").asString()).isEqualTo("staging");
		}
	}

}
