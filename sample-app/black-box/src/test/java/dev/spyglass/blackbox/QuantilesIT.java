/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a real Prometheus computes from the histograms of the packaged batch server is, to
 * one bucket, what its client measured. Asks for all since the start: what rate() adds at
 * the edges of its range depends on a bucket's first sample.
 */
@TestInstance(Lifecycle.PER_CLASS)
class QuantilesIT {

	private static final int BATCHES = 30;

	private static final String BATCH = """
			{"model":"echo","requests":[{"custom_id":"a","input":"hello"}]}""";

	private static final String SUBMITTED = "http_server_requests_seconds%s{method=\"POST\",status=\"202\"}";

	private static final String WAITED = "queue_wait_seconds%s{queue=\"batches\"}";

	private static final String RUN = "task_duration_seconds%s{task=\"batch\"}";

	private final List<Double> submits = new ArrayList<>();

	private final List<Double> waits = new ArrayList<>();

	private final List<Double> runs = new ArrayList<>();

	private RunningApplication server;

	private Prometheus prometheus;

	@BeforeAll
	void measure(@TempDir Path folder) throws IOException {
		this.server = RunningApplication
			.start(Path.of(System.getProperty("batch-server.jar")), "--batch-server.workers.count=1",
					"--batch-server.model.latency-per-chunk=130ms")
			.awaitReady();
		this.prometheus = Prometheus.scraping(this.server, folder);
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < BATCHES; i++) {
			long start = System.nanoTime();
			ids.add(submit());
			this.submits.add((System.nanoTime() - start) / 1e9);
		}
		for (String id : ids) {
			String batch = awaitFinished(id);
			this.waits.add(seconds(batch, "created_at", "started_at"));
			this.runs.add(seconds(batch, "started_at", "finished_at"));
		}
		awaitScraped(BATCHES);
	}

	@AfterAll
	void stop() {
		if (this.prometheus != null) {
			this.prometheus.close();
		}
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 0.95, 0.99 })
	void requests(double quantile) {
		assertWithinOneBucket(SUBMITTED, quantile, this.submits);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 0.95, 0.99 })
	void timesInTheQueue(double quantile) {
		assertWithinOneBucket(WAITED, quantile, this.waits);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 0.95, 0.99 })
	void tasks(double quantile) {
		assertWithinOneBucket(RUN, quantile, this.runs);
	}

	private void assertWithinOneBucket(String meter, double quantile, List<Double> measured) {
		double computed = this.prometheus
			.query("histogram_quantile(%s, sum by (le) (%s))".formatted(quantile, meter.formatted("_bucket")));
		List<Double> sorted = measured.stream().sorted().toList();
		double expected = sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
		System.out.printf("%s P%.0f: Prometheus %.4f s, client %.4f s%n", meter.formatted(""), 100 * quantile, computed,
				expected);
		List<Double> bounds = bounds(meter);
		assertThat(bucket(computed, bounds)).as("%s computed, %s measured, buckets %s", computed, expected, bounds)
			.isBetween(bucket(expected, bounds) - 1, bucket(expected, bounds) + 1);
	}

	private static int bucket(double seconds, List<Double> bounds) {
		return (int) bounds.stream().filter((bound) -> bound < seconds).count();
	}

	/** The bounds that Prometheus has. */
	private List<Double> bounds(String meter) {
		String name = meter.substring(0, meter.indexOf('%')) + "_bucket";
		Pattern bound = Pattern.compile("^" + name + "\\{.*le=\"([0-9.]+)\"");
		return this.server.get("/actuator/prometheus")
			.body()
			.lines()
			.map(bound::matcher)
			.filter(Matcher::find)
			.map((matcher) -> Double.valueOf(matcher.group(1)))
			.distinct()
			.sorted()
			.toList();
	}

	private void awaitScraped(int count) {
		for (String meter : List.of(SUBMITTED, WAITED, RUN)) {
			this.prometheus.await("sum(%s)".formatted(meter.formatted("_count")), count);
		}
	}

	private String submit() {
		HttpResponse<String> response = this.server.post("/v1/batches", BATCH);
		assertThat(response.statusCode()).isEqualTo(202);
		return field(response.body(), "id");
	}

	private String awaitFinished(String id) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.server.get("/v1/batches/" + id).body(),
					(batch) -> "completed".equals(field(batch, "status")));
	}

	private static double seconds(String batch, String from, String to) {
		return Duration.between(Instant.parse(field(batch, from)), Instant.parse(field(batch, to))).toNanos() / 1e9;
	}

	private static String field(String json, String name) {
		Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
		assertThat(matcher.find()).as("%s of %s", name, json).isTrue();
		return matcher.group(1);
	}

}
