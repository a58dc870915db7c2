/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged samples, the OpenTelemetry Collector and Jaeger in the real programs with
 * the shipped configurations, and a real store for lines, all in one folder.
 */
final class Backends implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(60);

	static final String BATCH = """
			{"model":"echo","requests":[{"custom_id":"a","input":"hello"}]}""";

	private static final Path COLLECTOR = Query.DEPLOY.resolve("otel-collector");

	private final Path folder;

	private final Path logs;

	private final Deque<AutoCloseable> running = new ArrayDeque<>();

	private LineStore store;

	private Backend jaeger;

	private Backend collector;

	private RunningApplication server;

	private RunningApplication gateway;

	/**
	 * Starts nothing yet.
	 * @param folder where their files go
	 */
	Backends(Path folder) {
		this.folder = folder;
		this.logs = folder.resolve("logs");
	}

	/** Those that run are to be closed even if this fails. */
	void start() throws IOException {
		Path otelcol = Backend.built("otelcol");
		Files.createDirectory(this.logs);
		this.store = closedLater(new LineStore(this.folder));
		int spans = Backend.freePort();
		this.jaeger = closedLater(startJaeger(spans));
		int otlp = Backend.freePort();
		this.collector = closedLater(startCollector(otelcol, this.store.otlp(), spans, otlp, "main"));
		String traces = "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:" + otlp
				+ "/v1/traces";
		String all = "--management.tracing.sampling.probability=1.0";
		String soon = "--management.opentelemetry.tracing.export.schedule-delay=200ms";
		this.server = closedLater(RunningApplication
			.start(Path.of(System.getProperty("batch-server.jar")), traces, all, soon,
					"--logging.file.name=" + this.logs.resolve("batch-server.log"))
			.awaitReady());
		this.gateway = closedLater(RunningApplication
			.start(Path.of(System.getProperty("gateway.jar")), traces, all, soon,
					"--logging.file.name=" + this.logs.resolve("gateway.log"),
					"--gateway.batch-server=" + this.server.uri(""))
			.awaitReady());
	}

	private <T extends AutoCloseable> T closedLater(T one) {
		this.running.push(one);
		return one;
	}

	Path folder() {
		return this.folder;
	}

	Path logs() {
		return this.logs;
	}

	LineStore store() {
		return this.store;
	}

	Backend jaeger() {
		return this.jaeger;
	}

	Backend collector() {
		return this.collector;
	}

	@Override
	public void close() throws Exception {
		while (!this.running.isEmpty()) {
			this.running.pop().close();
		}
	}

	/** Sends a batch with that id through the gateway, and waits for its last line. */
	List<JsonNode> linesOf(String requestId) {
		assertThat(this.gateway.post("/v1/batches", BATCH, "X-Request-ID", requestId).statusCode()).isEqualTo(202);
		this.server.awaitLinesOf(requestId, "Batch completed");
		this.server.awaitLinesOf(requestId, "request.completed");
		this.gateway.awaitLinesOf(requestId, "request.completed");
		int written = written(requestId).size();
		return Awaitility.await()
			.atMost(TIMEOUT)
			.until(() -> this.store.find("request_id:=\"" + requestId + "\""), (lines) -> lines.size() >= written);
	}

	List<LogLine> written(String requestId) {
		return List.of(this.logs.resolve("batch-server.log"), this.logs.resolve("gateway.log"))
			.stream()
			.flatMap((file) -> Query.read(file).lines())
			.map(LogLine::parse)
			.filter((line) -> requestId.equals(line.text("request_id")))
			.toList();
	}

	/** A trace of Jaeger, or an empty object while it is not there. */
	JsonNode trace(String id) {
		try {
			return JsonMapper.shared().readTree(this.jaeger.get("/api/traces/" + id)).at("/data/0");
		}
		catch (AssertionError ex) {
			// Not there yet.
			return JsonMapper.shared().createObjectNode();
		}
	}

	Backend startCollector(Path otelcol, String lines, int spans, int otlp, String name) {
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

	/**
	 * Of the same configuration, without the reader of files, which that program lacks.
	 */
	Backend startLineCollector(Path program, int otlp) throws IOException {
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

	private Backend startJaeger(int spans) {
		int port = Backend.freePort();
		int health = Backend.freePort();
		return Backend.start(this.folder.resolve("jaeger.log"), port, "/api/services",
				Map.of("JAEGER_FOLDER", this.folder.resolve("jaeger").toString(), "QUERY_PORT", "" + port,
						"QUERY_GRPC_PORT", "0", "HEALTH_PORT", "" + health, "METRICS_PORT", "0", "OTLP_GRPC_PORT", "0",
						"OTLP_HTTP_PORT", "" + spans),
				List.of(Backend.built("jaeger").toString(), "--config=" + Query.DEPLOY.resolve("jaeger/config.yaml")));
	}

}
