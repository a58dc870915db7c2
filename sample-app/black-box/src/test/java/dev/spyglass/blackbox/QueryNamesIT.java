/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every name in the queries that this project ships is in a scrape or a line of the
 * packaged batch server under load.
 */
@TestInstance(Lifecycle.PER_CLASS)
class QueryNamesIT {

	private static final Pattern SERIES = Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+.*$");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

	/** Of events that need a stalled output; the tests of the log provoke them. */
	private static final Set<String> WHEN_LINES_ARE_DROPPED = Set.of("sink", "dropped");

	private static final String SLOW = """
			{"model":"slow","requests":[{"custom_id":"a","input":"password=hunter22-strictly"}]}""";

	private RunningApplication server;

	@BeforeAll
	void startAndLoad() throws Exception {
		// A collector that is not there, a tag that is soon too rich, a queue that is
		// soon full.
		this.server = RunningApplication
			.start(Path.of(System.getProperty("batch-server.jar")),
					"--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:9/v1/traces",
					"--spyglass.metrics.cardinality.max-values=6", "--spyglass.request.fields.tenant-header=X-Tenant",
					"--batch-server.queue.capacity=4", "--batch-server.workers.count=1",
					"--spyglass.health.queues.grace-period=100ms")
			.awaitReady();
		this.server.get("/v1/batches?token=abcdefgh12345678", "X-Tenant", "acme", "X-Request-ID", "two words");
		Process load = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"../load/Load.java", "--seconds", "6", "--url", this.server.uri("").toString())
			.redirectErrorStream(true)
			.start();
		String summary = new String(load.getInputStream().readAllBytes());
		assertThat(load.waitFor()).as(summary).isZero();
		awaitEvent("task.failed", "/v1/batches", SLOW.replace("slow", "broken"));
		awaitEvent("health.changed", "/v1/batches", SLOW);
	}

	private void awaitEvent(String event, String path, String json) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			this.server.post(path, json);
			this.server.get("/actuator/health");
			return this.server.lines().stream().anyMatch((line) -> line.event().equals(event));
		});
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	void everyMeterAndItsLabelsAreInTheScrape() {
		Map<String, Set<String>> vocabulary = KnownNames.meters();
		Map<String, Set<String>> scrape = scrape(this.server.get("/actuator/prometheus").body());
		Set<String> asked = new TreeSet<>();
		for (Query query : Query.all(Query.Language.PROMQL)) {
			QueryNames.of(query).selected().forEach((meter, labels) -> {
				if (vocabulary.containsKey(meter)) {
					asked.add(meter);
					assertThat(scrape).as(query.toString()).containsKey(meter);
					Set<String> own = new HashSet<>(labels);
					own.removeAll(KnownNames.TARGET);
					assertThat(scrape.get(meter)).as(query.toString()).containsAll(own);
				}
			});
		}
		assertThat(asked).hasSizeGreaterThan(50);
	}

	@Test
	void everyLabelThatGroupsIsInTheScrape() {
		Map<String, Set<String>> recorded = KnownNames.series();
		Map<String, Set<String>> scrape = scrape(this.server.get("/actuator/prometheus").body());
		assertThat(Query.all(Query.Language.PROMQL)).allSatisfy((query) -> {
			QueryNames names = QueryNames.of(query);
			Set<String> reachable = new HashSet<>(KnownNames.TARGET);
			names.selected()
				.keySet()
				.forEach((meter) -> reachable.addAll(scrape.getOrDefault(meter, recorded.get(meter))));
			assertThat(reachable).containsAll(names.others());
		});
	}

	@Test
	void everyFieldIsInTheLog() {
		Set<String> seen = new TreeSet<>(Set.of("__error__"));
		this.server.lines().forEach((line) -> flatten("", line.json(), seen));
		assertThat(Query.all(Query.Language.LOGQL)).allSatisfy((query) -> {
			Set<String> fields = new TreeSet<>(QueryNames.of(query).others());
			fields.removeAll(WHEN_LINES_ARE_DROPPED);
			assertThat(seen).containsAll(fields);
		});
	}

	@Test
	void everyEventThatQueriesLookForIsInTheLog() {
		List<String> events = this.server.lines().stream().map(LogLine::event).distinct().toList();
		Pattern event = Pattern.compile("event=\"([^\"]+)\"");
		Query.all(Query.Language.LOGQL).forEach((query) -> {
			Matcher matcher = event.matcher(query.text());
			while (matcher.find()) {
				if (!matcher.group(1).equals("log.dropped")) {
					assertThat(events).as(query.text()).contains(matcher.group(1));
				}
			}
		});
	}

	private static Map<String, Set<String>> scrape(String text) {
		Map<String, Set<String>> series = new TreeMap<>();
		text.lines()
			.filter((line) -> !line.startsWith("#"))
			.map(SERIES::matcher)
			.filter(Matcher::matches)
			.forEach((one) -> {
				Set<String> labels = series.computeIfAbsent(one.group(1), (name) -> new TreeSet<>());
				Matcher label = LABEL.matcher((one.group(2) != null) ? one.group(2) : "");
				while (label.find()) {
					labels.add(label.group(1));
				}
			});
		return series;
	}

	/** As {@code | json} of Loki does it. */
	private static void flatten(String prefix, JsonNode json, Set<String> names) {
		json.properties().forEach((field) -> {
			String name = prefix + field.getKey();
			if (field.getValue().isObject()) {
				flatten(name + "_", field.getValue(), names);
			}
			else {
				names.add(name);
			}
		});
	}

}
