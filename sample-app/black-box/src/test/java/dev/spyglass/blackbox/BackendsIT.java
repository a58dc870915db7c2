/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged samples, the shipped configurations of the OpenTelemetry Collector and
 * Jaeger in the real programs, and a real store for lines. Start it by
 * {@code deploy/e2e/run}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class BackendsIT {

	/** The time of lines that are as they should be. */
	private final Instant now = Instant.now();

	private Backends backends;

	@BeforeAll
	void start(@TempDir Path folder) throws IOException {
		this.backends = new Backends(folder);
		this.backends.start();
	}

	@AfterAll
	void stop() throws Exception {
		this.backends.close();
	}

	@Test
	void theLinesOfARequestAreFoundByItsIdAsTheyWereWritten() {
		List<JsonNode> found = this.backends.linesOf("e2e-lines-1");
		List<LogLine> written = this.backends.written("e2e-lines-1");
		assertThat(found).extracting(Found::line)
			.containsExactlyInAnyOrderElementsOf(written.stream().map(LogLine::raw).toList());
		assertThat(found).allSatisfy((one) -> {
			LogLine line = LogLine.parse(Found.line(one));
			assertThat(Instant.parse(one.path("_time").asString())).isEqualTo(Instant.parse(line.text("timestamp")));
			assertThat(one.path("_stream").asString()).isEqualTo(
					"{environment=\"demo\",level=\"%s\",service=\"%s\"}".formatted(line.level(), line.text("service")));
			for (String id : List.of("correlation_id", "trace_id", "span_id", "batch_id")) {
				assertThat(one.path(id).asString(null)).as(id).isEqualTo(line.text(id));
			}
			assertThat(one.path("tags").isMissingNode()).isTrue();
		});
		assertThat(found).extracting((one) -> one.path("service").asString()).contains("gateway", "batch-server");
	}

	@Test
	void theTraceOfALineIsInJaegerAndHasItsSpan() {
		List<JsonNode> lines = this.backends.linesOf("e2e-trace-1");
		Set<String> traces = Found.texts(lines, "trace_id");
		assertThat(traces).hasSize(1);
		String trace = traces.iterator().next();
		Set<String> spansOfLines = Found.texts(lines, "span_id");
		assertThat(spansOfLines).hasSizeGreaterThanOrEqualTo(3);
		JsonNode found = Awaitility.await()
			.atMost(Backends.TIMEOUT)
			.until(() -> this.backends.trace(trace),
					(one) -> Found.texts(one.path("spans").values(), "spanID").containsAll(spansOfLines));
		assertThat(Found.texts(found.path("processes").values(), "serviceName")).containsExactlyInAnyOrder("gateway",
				"batch-server");
		assertThat(Found.texts(found.path("spans").values(), "traceID")).containsExactly(trace);
		assertThat(Found.texts(found.path("spans").values(), "operationName")).contains("http post /v1/batches",
				"batch");
		String byRequest = this.backends.jaeger()
			.get("/api/traces?service=batch-server&lookback=1h&tags="
					+ Backend.encoded("{\"request_id\":\"e2e-trace-1\"}"));
		assertThat(byRequest).contains(trace);
	}

	@Test
	void oddLinesArriveMarkedAndNothingElseIsLost() throws IOException {
		Path odd = this.backends.logs().resolve("odd.log");
		write(odd, good(odd, 0, 100));
		String big = "{\"timestamp\":\"%s\",\"level\":\"INFO\",\"message\":\"big %s\"}".formatted(text(this.now),
				"x".repeat(1_000_000));
		write(odd, List.of("Picked up JAVA_TOOL_OPTIONS: -Xmx1g",
				"{\"timestamp\":\"2026-11-27T09:00:00.000000Z\",\"level\":\"INFO\",\"mess",
				"java.lang.OutOfMemoryError: Java heap space", "\tat com.example.A.b(A.java:1)",
				"Caused by: java.io.IOException: none", "\t... 3 more", big,
				"{\"timestamp\":\"%s\",\"level\":\"LOUD\",\"message\":\"level\"}".formatted(text(this.now)),
				"{\"timestamp\":\"%s\",\"level\":\"INFO\",\"message\":\"ahead\"}"
					.formatted(text(this.now.plusSeconds(3600))),
				"{\"timestamp\":\"%s\",\"level\":\"INFO\",\"message\":\"late\"}"
					.formatted(text(this.now.minusSeconds(3600))),
				"{\"timestamp\":%d,\"level\":\"INFO\",\"message\":\"millis\"}".formatted(this.now.toEpochMilli())));
		write(odd, good(odd, 100, 200));
		List<JsonNode> found = Awaitility.await()
			.atMost(Backends.TIMEOUT)
			.until(() -> this.backends.store().find("service:=odd"), (lines) -> lines.size() >= 208);
		assertThat(found.size()).isEqualTo(208);
		assertThat(found).filteredOn((one) -> Found.line(one).contains("\"good")).hasSize(200).allSatisfy((one) -> {
			assertThat(one.path("tags").isMissingNode()).isTrue();
			assertThat(one.path("level").asString()).isEqualTo("INFO");
		});
		assertThat(Found.tags(found, "Picked up")).isEqualTo("unparsed");
		assertThat(Found.tags(found, "T09:00:00.000000Z")).isEqualTo("unparsed");
		assertThat(Found.tags(found, "OutOfMemoryError")).isEqualTo("unparsed");
		assertThat(Found.only(found, "OutOfMemoryError").path("_msg").asString()).contains("at com.example", "3 more");
		assertThat(Found.tags(found, "\"message\":\"big")).isEqualTo("cut");
		assertThat(Found.tags(found, "LOUD")).isEqualTo("unknown_level");
		assertThat(Found.only(found, "LOUD").path("level").asString()).isEqualTo("UNKNOWN");
		assertThat(Found.tags(found, "\"ahead\"")).isEqualTo("clock_ahead");
		assertThat(Found.tags(found, "\"late\"")).isEqualTo("late");
		assertThat(Found.time(Found.only(found, "\"ahead\""))).isAfter(this.now.plusSeconds(3500));
		assertThat(Found.time(Found.only(found, "\"late\""))).isBefore(this.now.minusSeconds(3500));
		assertThat(Found.time(Found.only(found, "\"millis\"")))
			.isEqualTo(Instant.ofEpochMilli(this.now.toEpochMilli()));
	}

	@Test
	void halfALineIsTheLineOnceTheOtherHalfIsThere() throws IOException {
		Path half = this.backends.logs().resolve("half.log");
		String line = good(half, 0, 1).get(0);
		Files.writeString(half, line.substring(0, 40), StandardOpenOption.CREATE);
		write(this.backends.logs().resolve("witness.log"), good(half, 1, 2));
		Awaitility.await()
			.atMost(Backends.TIMEOUT)
			.until(() -> !this.backends.store().find("service:=witness").isEmpty());
		Files.writeString(half, line.substring(40) + "\n", StandardOpenOption.APPEND);
		List<JsonNode> found = Awaitility.await()
			.atMost(Backends.TIMEOUT)
			.until(() -> this.backends.store().find("service:=half"), (lines) -> !lines.isEmpty());
		assertThat(found).singleElement().satisfies((one) -> assertThat(Found.line(one)).isEqualTo(line));
	}

	@Test
	void outputOfContainersIsReadAndPutTogether() throws IOException {
		String text = "{\"timestamp\":\"%s\",\"level\":\"WARN\",\"message\":\"%s\"}".formatted(text(Instant.now()),
				"y".repeat(40_000));
		Path container = Files.createDirectories(this.backends.folder().resolve("containers/c1"));
		Path stranger = Files.createDirectories(this.backends.folder().resolve("containers/c2"));
		write(stranger.resolve("c2-json.log"), List.of(docker("{\"level\":\"INFO\"}\n", null)));
		write(container.resolve("c1-json.log"),
				List.of(docker(text.substring(0, 16_384), "shop"), docker(text.substring(16_384, 32_768), "shop"),
						docker(text.substring(32_768) + "\n", "shop"), docker("a banner\n", "shop")));
		List<JsonNode> found = Awaitility.await()
			.atMost(Backends.TIMEOUT)
			.until(() -> this.backends.store().find("service:=shop"), (lines) -> lines.size() >= 2);
		assertThat(found).extracting(Found::line).containsExactlyInAnyOrder(text, "a banner");
		assertThat(Found.tags(found, "a banner")).isEqualTo("unparsed");
		assertThat(this.backends.store().find("service:=c2-json")).isEmpty();
	}

	@Test
	void nothingIsLostOrDoubledWhileTheStoreIsAway() throws IOException {
		Path file = this.backends.logs().resolve("outage.log");
		write(file, good(file, 0, 100));
		Awaitility.await()
			.atMost(Backends.TIMEOUT)
			.until(() -> this.backends.store().find("service:=outage").size() == 100);
		this.backends.store().close();
		write(file, good(file, 100, 600));
		Awaitility.await()
			.atMost(Backends.TIMEOUT)
			.until(() -> this.backends.collector().toString().contains("Exporting failed"));
		this.backends.store().start();
		List<JsonNode> found = Awaitility.await()
			.atMost(Backends.TIMEOUT)
			.until(() -> this.backends.store().find("service:=outage"), (lines) -> lines.size() >= 600);
		assertThat(found).extracting(Found::line).containsExactlyInAnyOrderElementsOf(good(file, 0, 600));
	}

	@Test
	void linesOverOtlpLookLikeThoseFromFiles() throws IOException {
		int otlp = Backend.freePort();
		try (Backend sender = this.backends.startLineCollector(Backend.built("otelcol-lines"), otlp);
				RunningApplication alone = RunningApplication.start(Path.of(System.getProperty("gateway.jar")),
						"--management.opentelemetry.logging.export.otlp.endpoint=http://127.0.0.1:" + otlp + "/v1/logs",
						"--spyglass.service.environment=over-otlp", "--gateway.batch-server=http://127.0.0.1:9")) {
			alone.awaitReady();
			assertThat(alone.post("/v1/batches", Backends.BATCH, "X-Request-ID", "e2e-otlp-1").statusCode())
				.isEqualTo(502);
			List<LogLine> written = alone.awaitLinesOf("e2e-otlp-1", "request.completed");
			List<JsonNode> found = Awaitility.await(sender.toString())
				.atMost(Backends.TIMEOUT)
				.until(() -> this.backends.store().find("request_id:=\"e2e-otlp-1\""),
						(lines) -> lines.size() >= written.size());
			assertThat(found).hasSameSizeAs(written).allSatisfy((one) -> {
				LogLine line = LogLine.parse(Found.line(one));
				assertThat(one.path("_stream").asString())
					.isEqualTo("{environment=\"over-otlp\",level=\"%s\",service=\"gateway\"}".formatted(line.level()));
				assertThat(one.path("trace_id").asString()).isEqualTo(line.text("trace_id"));
			});
			for (String field : List.of("timestamp", "level", "message", "event", "logger", "service", "environment",
					"hostname", "request_id", "correlation_id", "trace_id", "span_id", "outcome")) {
				assertThat(found).extracting((one) -> LogLine.parse(Found.line(one)).text(field))
					.as(field)
					.containsExactlyInAnyOrderElementsOf(written.stream().map((line) -> line.text(field)).toList());
			}
		}
	}

	@Test
	void linesReachLokiAndEveryQueryThatIsShippedRunsOnIt() {
		Path loki = Backend.given("LOKI_BINARY", "Loki");
		int port = Backend.freePort();
		int grpc = Backend.freePort();
		try (Backend backend = Backend.start(this.backends.folder().resolve("loki.log"), port, "/ready",
				Map.of("LOKI_ADDRESS", "127.0.0.1", "LOKI_PORT", "" + port, "LOKI_GRPC_PORT", "" + grpc, "LOKI_FOLDER",
						this.backends.folder().resolve("loki").toString(), "LOKI_RULES",
						Query.DEPLOY.resolve("loki/rules").toString(), "ALERTMANAGER_URL", "http://127.0.0.1:9"),
				List.of(loki.toString(), "-config.file=" + Query.DEPLOY.resolve("loki/loki.yaml"),
						"-config.expand-env=true"));
				Backend sender = this.backends.startCollector(Backend.built("otelcol"), backend.uri("/otlp").toString(),
						Backend.freePort(), Backend.freePort(), "loki")) {
			this.backends.linesOf("e2e-loki-1");
			String query = Backend.encoded("{service=~\".+\"} | request_id=\"e2e-loki-1\"");
			Awaitility.await(sender.toString())
				.atMost(Backends.TIMEOUT)
				.until(() -> backend.get("/loki/api/v1/query_range?query=" + query).contains("Batch completed"));
			assertThat(backend.get("/loki/api/v1/labels")).contains("service", "environment", "level")
				.doesNotContain("request_id", "trace_id");
			Query.all(Query.Language.LOGQL)
				.forEach((one) -> backend.get("/loki/api/v1/query_range?query=" + Backend.encoded(one.text())));
			assertThat(backend.get("/loki/api/v1/rules")).contains("FatalLogged");
			promtail(backend);
		}
	}

	private void promtail(Backend loki) {
		Path promtail = Backend.given("PROMTAIL_BINARY", "Promtail");
		int port = Backend.freePort();
		Map<String, String> environment = Map.of("PROMTAIL_PORT", "" + port, "STATE_FOLDER",
				this.backends.folder().toString(), "LOKI_URL", loki.uri("").toString(), "LOG_FILES",
				this.backends.logs().resolve("*.log").toString(), "ENVIRONMENT", "by-promtail", "DOCKER_HOST",
				"unix://" + this.backends.folder().resolve("none.sock"));
		try (Backend backend = Backend.start(this.backends.folder().resolve("promtail.log"), port, "/ready",
				environment, List.of(promtail.toString(),
						"-config.file=" + Query.DEPLOY.resolve("promtail/promtail.yaml"), "-config.expand-env=true"))) {
			String query = Backend.encoded("{environment=\"by-promtail\"} | tags=\"unparsed\"");
			Awaitility.await(backend.toString())
				.atMost(Backends.TIMEOUT)
				.until(() -> loki.get("/loki/api/v1/query_range?query=" + query).contains("stream"));
		}
	}

	private List<String> good(Path file, int from, int to) {
		return IntStream.range(from, to)
			.mapToObj((i) -> "{\"timestamp\":\"%s\",\"level\":\"INFO\",\"message\":\"good %d of %s\"}"
				.formatted(text(this.now), i, file.getFileName()))
			.toList();
	}

	private static String docker(String text, String service) {
		Map<String, Object> line = new HashMap<>(
				Map.of("log", text, "stream", "stdout", "time", Instant.now().toString()));
		if (service != null) {
			line.put("attrs", Map.of("com.docker.compose.service", service));
		}
		return JsonMapper.shared().writeValueAsString(line);
	}

	private static void write(Path file, List<String> lines) throws IOException {
		Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	private static String text(Instant time) {
		return DateTimeFormatter.ISO_INSTANT.format(time);
	}

}
