/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.spyglass.logging.autoconfigure.ForkedJvm;
import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.OtlpReceiver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each meter about telemetry moves when what it counts happens, in one application whose
 * console is stuck and whose backends go away.
 */
class SelfMetricsIT {

	private final HttpClient client = HttpClient.newHttpClient();

	private String base = "";

	@Test
	void eachMeterMoves(@TempDir Path folder) throws Exception {
		Path port = folder.resolve("port");
		try (SentryReceiver sentry = new SentryReceiver()) {
			OtlpReceiver collector = new OtlpReceiver();
			String otlp = "http://127.0.0.1:" + collector.httpPort();
			Process process = ForkedJvm.of(SelfMetricsForkApplication.class)
				.option("-Dport=" + port)
				.arguments("--server.port=0", "--server.address=127.0.0.1",
						"--management.opentelemetry.tracing.export.otlp.endpoint=" + otlp + "/v1/traces",
						"--management.opentelemetry.logging.export.otlp.endpoint=" + otlp + "/v1/logs",
						"--spyglass.sentry.dsn=" + sentry.dsn())
				.builder()
				.redirectError(folder.resolve("err").toFile())
				.start();
			try {
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(port));
				this.base = "http://127.0.0.1:" + Files.readString(port);
				inGoodTimes();
				collector.close();
				sentry.answering(429, Map.of("Retry-After", "60"), "");
				inBadTimes();
			}
			finally {
				process.destroyForcibly().waitFor();
			}
		}
	}

	private void inGoodTimes() throws Exception {
		get("/lines?count=20", "X-Request-ID", "good-12345678");
		get("/spans?count=20", "X-Request-ID", "not an id");
		get("/errors?count=5");
		get("/odd");
		get("/tags?count=200");
		awaitPositive("spyglass_request_ids_total{outcome=\"accepted\"}",
				"spyglass_request_ids_total{outcome=\"rejected\"}", "spyglass_request_ids_total{outcome=\"generated\"}",
				"spyglass_log_lines_total{level=\"INFO\",outcome=\"written\"}",
				"spyglass_log_lines_total{level=\"ERROR\",outcome=\"written\"}",
				"spyglass_log_lines_total{level=\"INFO\",outcome=\"failed\"}",
				"spyglass_redactions_total{sink=\"console\"}", "spyglass_redactions_total{sink=\"otlp\"}",
				"spyglass_cardinality_folded_total{meter=\"orders\",tag=\"customer\"}",
				"spyglass_export_total{outcome=\"success\",signal=\"traces\"}",
				"spyglass_export_total{outcome=\"success\",signal=\"logs\"}",
				"spyglass_export_total{outcome=\"success\",signal=\"sentry\"}");
	}

	private void inBadTimes() throws Exception {
		get("/errors?count=1000");
		get("/spans?count=20000");
		get("/lines?count=50000");
		awaitPositive("spyglass_log_ring_occupancy{sink=\"console\"}",
				"spyglass_log_lines_total{level=\"INFO\",outcome=\"dropped\"}",
				"spyglass_export_total{outcome=\"failure\",signal=\"traces\"}",
				"spyglass_export_total{outcome=\"dropped\",signal=\"traces\"}",
				"spyglass_export_total{outcome=\"failure\",signal=\"logs\"}",
				"spyglass_export_total{outcome=\"dropped\",signal=\"logs\"}",
				"spyglass_export_total{outcome=\"failure\",signal=\"sentry\"}",
				"spyglass_export_total{outcome=\"dropped\",signal=\"sentry\"}");
	}

	private void awaitPositive(String... samples) {
		for (String sample : samples) {
			Awaitility.await(sample)
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(sum(sample)).as(sample).isPositive());
		}
	}

	/** Over all samples that have these tags. */
	private double sum(String sample) throws Exception {
		int brace = sample.indexOf('{');
		List<String> tags = List.of(sample.substring(brace + 1, sample.length() - 1).split(","));
		return get("/actuator/prometheus").lines()
			.filter((line) -> line.startsWith(sample.substring(0, brace + 1)) && tags.stream().allMatch(line::contains))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private String get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(Duration.ofSeconds(60));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofString()).body();
	}

}
