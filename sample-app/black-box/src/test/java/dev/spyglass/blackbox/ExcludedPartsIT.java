/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each part of the starter can be excluded, with what it brought, and the rest still
 * starts.
 */
class ExcludedPartsIT {

	@TempDir
	static Path directory;

	private static UnpackedApplication unpacked;

	@BeforeAll
	static void unpack() throws Exception {
		unpacked = UnpackedApplication.into(directory);
	}

	@ParameterizedTest(name = "without {0}")
	@CsvSource(delimiter = ';',
			textBlock = """
					Sentry;                  sentry.*;                                                              none
					the OTLP exporter;       opentelemetry-exporter.*|okhttp.*|okio.*|kotlin.*;                     none
					the tracing bridge;      micrometer-tracing-bridge-otel.*|opentelemetry-.*;                     trace correlation, because
					tracing altogether;      .*tracing.*|.*opentelemetry.*|okhttp.*|okio.*|kotlin.*;                trace correlation, because
					the Prometheus registry; micrometer-registry-prometheus.*|prometheus-.*;                        /actuator/prometheus, because
					the encoder;             logstash-logback-encoder.*;                                            JSON logging, because
					""")
	void theRestStarts(String part, String jars, String off) throws IOException {
		try (RunningApplication application = unpacked.start(unpacked.librariesWithout(jars)).awaitReady()) {
			assertThat(application.get("/hello", "X-Request-ID", "less-12345678").headers().firstValue("X-Request-ID"))
				.contains("less-12345678");
			assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
			application.close(); // Now everything that it had to say is there.
			assertThat(application.errors()).isEmpty();
			assertThat(application.output()).noneMatch((line) -> line.contains("NoClassDefFoundError"));
			List<String> report = application.output().stream().filter((line) -> line.contains("Spyglass")).toList();
			if (off.equals("none")) {
				assertThat(report).isEmpty();
			}
			else {
				assertThat(report).singleElement().asString().contains(off);
			}
		}
	}

	@Test
	void aDsnWithoutSentryIsSaidToBeInVain() throws IOException {
		try (RunningApplication application = unpacked
			.start(unpacked.librariesWithout("sentry.*"), "--sentry.dsn=https://s3cr3t@example.org/42",
					"--spyglass.logging.format=json")
			.awaitReady()) {
			assertThat(application.lines()).filteredOn((line) -> "WARN".equals(line.text("level")))
				.singleElement()
				.satisfies((line) -> assertThat(line.message()).contains("'sentry.dsn' is set",
						"Add io.sentry:sentry-spring-boot-4"));
			assertThat(application.toString()).doesNotContain("s3cr3t");
		}
	}

}
