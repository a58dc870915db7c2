/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With a DSN an error reaches Sentry, once and linked to its request and trace.
 */
class SentryIT {

	private static final String OLDER = "8.32.0";

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

	@Test
	void aDsnThatIsNoneStopsTheStartAndIsNotShown() {
		try (RunningApplication application = RunningApplication.start("mvc",
				"--spyglass.sentry.dsn=https://s3cr3t@example.org")) {
			assertThat(application.awaitExit()).isNotZero();
			assertThat(application.toString()).contains("spyglass.sentry.dsn")
				.contains("https://***@example.org")
				.contains("https://<public key>@<host>/<project id>")
				.doesNotContain("s3cr3t");
		}
	}

	/** All of Sentry's libraries of another version, the starter's own replaced. */
	@Test
	void anOlderSentryWorks(@TempDir Path directory) throws Exception {
		UnpackedApplication unpacked = UnpackedApplication.into(directory);
		List<String> libraries = new ArrayList<>(unpacked.librariesWithout("sentry.*"));
		List<String> older = UnpackedApplication.libraries(Path.of("target/older-sentry"));
		assertThat(older).hasSize(5);
		libraries.addAll(older);
		try (SentryReceiver sentry = new SentryReceiver()) {
			try (RunningApplication application = unpacked.start(libraries, "--spyglass.sentry.dsn=" + sentry.dsn())
				.awaitReady()) {
				application.get("/fail", "X-Request-ID", "sentry-12345678");
				Awaitility.await()
					.atMost(Duration.ofSeconds(30))
					.until(() -> application.get("/actuator/prometheus")
						.body()
						.contains("spyglass_export_total{outcome=\"success\",signal=\"sentry\"} 1.0"));
				assertThat(application.output()).noneMatch((line) -> line.contains("lacks a class or method"));
			}
			assertThat(sentry.events()).singleElement().satisfies((event) -> {
				assertThat(event.at("/sdk/version").asString()).isEqualTo(OLDER);
				assertThat(event.at("/tags/request_id").asString()).isEqualTo("sentry-12345678");
				assertThat(event.at("/tags/trace_id").asString()).matches("[0-9a-f]{32}")
					.isEqualTo(event.at("/contexts/trace/trace_id").asString());
				assertThat(event.at("/fingerprint/0").asString()).matches("[0-9a-f]{16}");
			});
		}
	}

}
