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
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
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

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Path COLLECTOR = Query.DEPLOY.resolve("otel-collector");

	private static final String BATCH = """
			{"model":"echo","requests":[{"custom_id":"a","input":"hello"}]}""";

	/** The time of lines that are as they should be. */
	private final Instant now = Instant.now();

	private Path folder;

	private Path logs;

	private LineStore store;

	private Backend jaeger;

	private Backend collector;

	private RunningApplication server;

	private RunningApplication gateway;

	@BeforeAll
	void start(@TempDir Path folder) throws IOException {
		Path otelcol = Backend.built("otelcol");
		this.folder = folder;
		this.logs = Files.createDirectory(this.folder.resolve("logs"));
		this.store = new LineStore(this.folder);
		int spans = Backend.freePort();
		this.jaeger = startJaeger(spans);
		int otlp = Backend.freePort();
		this.collector = startCollector(otelcol, this.store.otlp(), spans, otlp, "main");
		String traces = "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:" + otlp
				+ "/v1/traces";
		String all = "--management.tracing.sampling.probability=1.0";
		String soon = "--management.opentelemetry.tracing.export.schedule-delay=200ms";
		this.server = RunningApplication
			.start(Path.of(System.getProperty("batch-server.jar")), traces, all, soon,
					"--logging.file.name=" + this.logs.resolve("batch-server.log"))
			.awaitReady();
		this.gateway = RunningApplication
			.start(Path.of(System.getProperty("gateway.jar")), traces, all, soon,
					"--logging.file.name=" + this.logs.resolve("gateway.log"),
					"--gateway.batch-server=" + this.server.uri(""))
			.awaitReady();
	}

	@AfterAll
	void stop() {
		for (AutoCloseable one : new AutoCloseable[] { this.gateway, this.server, this.collector, this.jaeger,
				this.store }) {
			if (one != null) {
				try {
					one.close();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}
		}
	}

	@Test
	void theLinesOfARequestAreFoundByItsIdAsTheyWereWritten() {
		List<JsonNode> found = linesOf("e2e-lines-1");
		List<LogLine> written = written("e2e-lines-1");
		assertThat(found).extracting(BackendsIT::line)
			.containsExactlyInAnyOrderElementsOf(written.stream().map(LogLine::raw).toList());
		assertThat(found).allSatisfy((one) -> {
			LogLine line = LogLine.parse(line(one));
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
		List<JsonNode> lines = linesOf("e2e-trace-1");
		Set<String> traces = texts(lines, "trace_id");
		assertThat(traces).hasSize(1);
		String trace = traces.iterator().next();
		Set<String> spansOfLines = texts(lines, "span_id");
		assertThat(spansOfLines).hasSizeGreaterThanOrEqualTo(3);
		JsonNode found = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> trace(trace), (one) -> texts(one.path("spans").values(), "spanID").containsAll(spansOfLines));
		assertThat(texts(found.path("processes").values(), "serviceName")).containsExactlyInAnyOrder("gateway",
				"batch-server");
		assertThat(texts(found.path("spans").values(), "traceID")).containsExactly(trace);
		assertThat(texts(found.path("spans").values(), "operationName")).contains("http post /v1/batches", "batch");
		String byRequest = this.jaeger.get("/api/traces?service=batch-server&lookback=1h&tags="
				+ Backend.encoded("{\"request_id\":\"e2e-trace-1\"}"));
		assertThat(byRequest).contains(trace);
	}

	@Test
	void oddLinesArriveMarkedAndNothingElseIsLost() throws IOException {
		Path odd = this.logs.resolve("odd.log");
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
			.atMost(PATIENCE)
			.until(() -> this.store.find("service:=odd"), (lines) -> lines.size() >= 208);
		assertThat(found.size()).isEqualTo(208);
		assertThat(found).filteredOn((one) -> line(one).contains("\"good")).hasSize(200).allSatisfy((one) -> {
			assertThat(one.path("tags").isMissingNode()).isTrue();
			assertThat(one.path("level").asString()).isEqualTo("INFO");
		});
		assertThat(tags(found, "Picked up")).isEqualTo("unparsed");
		assertThat(tags(found, "T09:00:00.000000Z")).isEqualTo("unparsed");
		assertThat(tags(found, "OutOfMemoryError")).isEqualTo("unparsed");
		assertThat(only(found, "OutOfMemoryError").path("_msg").asString()).contains("at com.example", "3 more");
		assertThat(tags(found, "\"message\":\"big")).isEqualTo("cut");
		assertThat(tags(found, "LOUD")).isEqualTo("unknown_level");
		assertThat(only(found, "LOUD").path("level").asString()).isEqualTo("UNKNOWN");
		assertThat(tags(found, "\"ahead\"")).isEqualTo("clock_ahead");
		assertThat(tags(found, "\"late\"")).isEqualTo("late");
		assertThat(time(only(found, "\"ahead\""))).isAfter(this.now.plusSeconds(3500));
		assertThat(time(only(found, "\"late\""))).isBefore(this.now.minusSeconds(3500));
		assertThat(time(only(found, "\"millis\""))).isEqualTo(Instant.ofEpochMilli(this.now.toEpochMilli()));
	}

	@Test
	void halfALineIsTheLineOnceTheOtherHalfIsThere() throws IOException {
		Path half = this.logs.resolve("half.log");
		String line = good(half, 0, 1).get(0);
		Files.writeString(half, line.substring(0, 40), StandardOpenOption.CREATE);
		write(this.logs.resolve("witness.log"), good(half, 1, 2));
		Awaitility.await().atMost(PATIENCE).until(() -> !this.store.find("service:=witness").isEmpty());
		Files.writeString(half, line.substring(40) + "\n", StandardOpenOption.APPEND);
		List<JsonNode> found = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.store.find("service:=half"), (lines) -> !lines.isEmpty());
		assertThat(found).singleElement().satisfies((one) -> assertThat(line(one)).isEqualTo(line));
	}

	@Test
	void outputOfContainersIsReadAndPutTogether() throws IOException {
		String text = "{\"timestamp\":\"%s\",\"level\":\"WARN\",\"message\":\"%s\"}".formatted(text(Instant.now()),
				"y".repeat(40_000));
		Path container = Files.createDirectories(this.folder.resolve("containers/c1"));
		Path stranger = Files.createDirectories(this.folder.resolve("containers/c2"));
		write(stranger.resolve("c2-json.log"), List.of(docker("{\"level\":\"INFO\"}\n", null)));
		write(container.resolve("c1-json.log"),
				List.of(docker(text.substring(0, 16_384), "shop"), docker(text.substring(16_384, 32_768), "shop"),
						docker(text.substring(32_768) + "\n", "shop"), docker("a banner\n", "shop")));
		List<JsonNode> found = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.store.find("service:=shop"), (lines) -> lines.size() >= 2);
		assertThat(found).extracting(BackendsIT::line).containsExactlyInAnyOrder(text, "a banner");
		assertThat(tags(found, "a banner")).isEqualTo("unparsed");
		assertThat(this.store.find("service:=c2-json")).isEmpty();
	}

	@Test
	void nothingIsLostOrDoubledWhileTheStoreIsAway() throws IOException {
		Path file = this.logs.resolve("outage.log");
		write(file, good(file, 0, 100));
		Awaitility.await().atMost(PATIENCE).until(() -> this.store.find("service:=outage").size() == 100);
		this.store.close();
		write(file, good(file, 100, 600));
		Awaitility.await().atMost(PATIENCE).until(() -> this.collector.toString().contains("Exporting failed"));
		this.store.start();
		List<JsonNode> found = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.store.find("service:=outage"), (lines) -> lines.size() >= 600);
		assertThat(found).extracting(BackendsIT::line).containsExactlyInAnyOrderElementsOf(good(file, 0, 600));
	}

	@Test
	void linesOverOtlpLookLikeThoseFromFiles() throws IOException {
		int otlp = Backend.freePort();
		try (Backend sender = startLineCollector(Backend.built("otelcol-lines"), otlp);
				RunningApplication alone = RunningApplication.start(Path.of(System.getProperty("gateway.jar")),
						"--management.opentelemetry.logging.export.otlp.endpoint=http://127.0.0.1:" + otlp + "/v1/logs",
						"--spyglass.service.environment=over-otlp", "--gateway.batch-server=http://127.0.0.1:9")) {
			alone.awaitReady();
			assertThat(alone.post("/v1/batches", BATCH, "X-Request-ID", "e2e-otlp-1").statusCode()).isEqualTo(502);
			List<LogLine> written = alone.awaitLinesOf("e2e-otlp-1", "request.completed");
			List<JsonNode> found = Awaitility.await(sender.toString())
				.atMost(PATIENCE)
				.until(() -> this.store.find("request_id:=\"e2e-otlp-1\""), (lines) -> lines.size() >= written.size());
			assertThat(found).hasSameSizeAs(written).allSatisfy((one) -> {
				LogLine line = LogLine.parse(line(one));
				assertThat(one.path("_stream").asString())
					.isEqualTo("{environment=\"over-otlp\",level=\"%s\",service=\"gateway\"}".formatted(line.level()));
				assertThat(one.path("trace_id").asString()).isEqualTo(line.text("trace_id"));
			});
			for (String field : List.of("timestamp", "level", "message", "logger", "service", "environment", "hostname",
					"request_id", "correlation_id", "trace_id", "span_id", "outcome")) {
				assertThat(found).extracting((one) -> LogLine.parse(line(one)).text(field))
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
		try (Backend backend = Backend.start(this.folder.resolve("loki.log"), port, "/ready",
				Map.of("LOKI_ADDRESS", "127.0.0.1", "LOKI_PORT", "" + port, "LOKI_GRPC_PORT", "" + grpc, "LOKI_FOLDER",
						this.folder.resolve("loki").toString(), "LOKI_RULES",
						Query.DEPLOY.resolve("loki/rules").toString(), "ALERTMANAGER_URL", "http://127.0.0.1:9"),
				List.of(loki.toString(), "-config.file=" + Query.DEPLOY.resolve("loki/loki.yaml"),
						"-config.expand-env=true"));
				Backend sender = startCollector(Backend.built("otelcol"), backend.uri("/otlp").toString(),
						Backend.freePort(), Backend.freePort(), "loki")) {
			linesOf("e2e-loki-1");
			String query = Backend.encoded("{service=~\".+\"} | request_id=\"e2e-loki-1\"");
			Awaitility.await(sender.toString())
				.atMost(PATIENCE)
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
		Map<String, String> environment = Map.of("PROMTAIL_PORT", "" + port, "STATE_FOLDER", this.folder.toString(),
				"LOKI_URL", loki.uri("").toString(), "LOG_FILES", this.logs.resolve("*.log").toString(), "ENVIRONMENT",
				"by-promtail", "DOCKER_HOST", "unix://" + this.folder.resolve("none.sock"));
		try (Backend backend = Backend.start(this.folder.resolve("promtail.log"), port, "/ready", environment,
				List.of(promtail.toString(), "-config.file=" + Query.DEPLOY.resolve("promtail/promtail.yaml"),
						"-config.expand-env=true"))) {
			String query = Backend.encoded("{environment=\"by-promtail\"} | tags=\"unparsed\"");
			Awaitility.await(backend.toString())
				.atMost(PATIENCE)
				.until(() -> loki.get("/loki/api/v1/query_range?query=" + query).contains("stream"));
		}
	}

	private Backend startJaeger(int spans) {
		int port = Backend.freePort();
		int health = Backend.freePort();
		return Backend.start(this.folder.resolve("jaeger.log"), port, "/api/services",
				Map.of("JAEGER_FOLDER", this.folder.resolve("jaeger").toString(), "QUERY_PORT", "" + port,
						"QUERY_GRPC_PORT", "0", "HEALTH_PORT", "" + health, "METRICS_PORT", "0", "OTLP_GRPC_PORT", "0",
						"OTLP_HTTP_PORT", "" + spans),
				List.of(Backend.built("jaeger").toString(), "--config=" + Query.DEPLOY.resolve("jaeger/config.yaml")));
	}

	/**
	 * Of the same configuration, without the reader of files, which that program lacks.
	 */
	private Backend startLineCollector(Path program, int otlp) throws IOException {
		Map<String, Object> file = Yaml.read(COLLECTOR.resolve("config.yaml"));
		Yaml.map(file, "receivers").remove("file_log");
		Yaml.map(Yaml.map(file, "service"), "pipelines").remove("logs/files");
		Path configuration = Files.writeString(this.folder.resolve("otlp.yaml"),
				JsonMapper.shared().writeValueAsString(file));
		int health = Backend.freePort();
		return Backend.start(this.folder.resolve("otelcol-lines.log"), health, "/",
				Map.of("STATE_FOLDER", this.folder.resolve("state-lines").toString(), "LOKI_OTLP", this.store.otlp(),
						"TRACES_OTLP", "http://127.0.0.1:9", "OTLP_GRPC_ADDRESS", "127.0.0.1:0", "OTLP_HTTP_ADDRESS",
						"127.0.0.1:" + otlp, "HEALTH_ADDRESS", "127.0.0.1:" + health, "METRICS_PORT", "0"),
				List.of(program.toString(), "--config=" + configuration,
						"--config=" + COLLECTOR.resolve("otlp-lines.yaml")));
	}

	private Backend startCollector(Path otelcol, String lines, int spans, int otlp, String name) {
		int health = Backend.freePort();
		Map<String, String> environment = new HashMap<>();
		environment.put("LOG_FILES", this.logs.resolve("*.log").toString());
		environment.put("CONTAINER_FILES", this.folder.resolve("containers/*/*-json.log").toString());
		environment.put("STATE_FOLDER", this.folder.resolve("state-" + name).toString());
		environment.put("LOKI_OTLP", lines);
		environment.put("TRACES_OTLP", "http://127.0.0.1:" + spans);
		environment.put("OTLP_GRPC_ADDRESS", "127.0.0.1:0");
		environment.put("OTLP_HTTP_ADDRESS", "127.0.0.1:" + otlp);
		environment.put("HEALTH_ADDRESS", "127.0.0.1:" + health);
		environment.put("METRICS_PORT", "0");
		environment.put("RETRY_INTERVAL", "1s");
		environment.put("ENVIRONMENT", "e2e");
		return Backend.start(this.folder.resolve("otelcol-" + name + ".log"), health, "/", environment,
				List.of(otelcol.toString(), "--config=" + COLLECTOR.resolve("config.yaml")));
	}

	/** Sends a batch with that id through the gateway, and waits for its last line. */
	private List<JsonNode> linesOf(String requestId) {
		assertThat(this.gateway.post("/v1/batches", BATCH, "X-Request-ID", requestId).statusCode()).isEqualTo(202);
		this.server.awaitLinesOf(requestId, "Batch completed");
		this.server.awaitLinesOf(requestId, "request.completed");
		this.gateway.awaitLinesOf(requestId, "request.completed");
		int written = written(requestId).size();
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.store.find("request_id:=\"" + requestId + "\""), (lines) -> lines.size() >= written);
	}

	private List<LogLine> written(String requestId) {
		return List.of(this.logs.resolve("batch-server.log"), this.logs.resolve("gateway.log"))
			.stream()
			.flatMap((file) -> Query.read(file).lines())
			.map(LogLine::parse)
			.filter((line) -> requestId.equals(line.text("request_id")))
			.toList();
	}

	private JsonNode trace(String id) {
		try {
			return JsonMapper.shared().readTree(this.jaeger.get("/api/traces/" + id)).at("/data/0");
		}
		catch (AssertionError ex) {
			// Not there yet.
			return JsonMapper.shared().createObjectNode();
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

	private static String line(JsonNode found) {
		return found.path("_msg").asString();
	}

	private static Instant time(JsonNode found) {
		return Instant.parse(found.path("_time").asString());
	}

	private static JsonNode only(List<JsonNode> found, String text) {
		List<JsonNode> matches = found.stream().filter((one) -> line(one).contains(text)).toList();
		assertThat(matches.size()).as(text).isOne();
		return matches.get(0);
	}

	private static String tags(List<JsonNode> found, String text) {
		return only(found, text).path("tags").asString();
	}

	private static Set<String> texts(Iterable<JsonNode> nodes, String field) {
		return StreamSupport.stream(nodes.spliterator(), false)
			.map((node) -> node.path(field).asString(""))
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.toSet());
	}

}
