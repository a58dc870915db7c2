/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipped rules and routing in a real Prometheus and Alertmanager, with their
 * durations shortened, on the packaged batch server: a full queue reaches whoever is to
 * be told, and so does its end.
 */
class AlertingIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(90);

	private final List<JsonNode> messages = new CopyOnWriteArrayList<>();

	private final List<Process> processes = new ArrayList<>();

	@TempDir
	private Path folder;

	private HttpServer webhook;

	private RunningApplication server;

	private String prometheus;

	@BeforeEach
	void start() throws IOException {
		Tool.PROMETHEUS.require();
		Tool.ALERTMANAGER.require();
		this.webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.webhook.createContext("/alerts", (exchange) -> {
			this.messages.add(JsonMapper.shared()
				.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		this.webhook.start();
		this.server = RunningApplication
			.start(Path.of(System.getProperty("batch-server.jar")), "--batch-server.queue.capacity=4",
					"--batch-server.workers.count=1")
			.awaitReady();
		this.prometheus = startPrometheus(startAlertmanager());
	}

	@AfterEach
	void stop() throws InterruptedException {
		for (Process process : this.processes) {
			process.destroy();
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		}
		if (this.server != null) {
			this.server.close();
		}
		if (this.webhook != null) {
			this.webhook.stop(0);
		}
	}

	@Test
	void aFullQueueIsToldAndSoIsItsEnd() {
		Awaitility.await().atMost(TIMEOUT).until(() -> query("/api/v1/query?query=up").contains("\"1\""));
		List<String> batches = IntStream.range(0, 5).mapToObj((i) -> submit()).toList();
		JsonNode fired = awaitMessage("firing");
		assertThat(fired.at("/commonLabels/queue").asString()).isEqualTo("batches");
		assertThat(fired.at("/commonLabels/service").asString()).isEqualTo("batch-server");
		assertThat(fired.at("/commonLabels/severity").asString()).isEqualTo("warning");
		assertThat(fired.at("/commonAnnotations/summary").asString())
			.isEqualTo("Queue batches of batch-server is 100% full");
		assertThat(fired.at("/commonAnnotations/runbook_url").asString()).endsWith("/QueueBacklog.md");
		batches.forEach((batch) -> this.server.post(batch + "/cancel", ""));
		awaitMessage("resolved");
		assertThat(query("/api/v1/rules")).contains("\"health\":\"ok\"").doesNotContain("\"health\":\"err\"");
		assertThat(query("/api/v1/query?query=service:http_server_requests:rate5m")).contains("\"batch-server\"");
		assertThat(query("/api/v1/query_exemplars?query=http_server_requests_seconds_bucket&start=0&end=9999999999"))
			.contains("\"trace_id\":");
	}

	/** A batch that takes a minute, unless it is cancelled. */
	private String submit() {
		String requests = IntStream.range(0, 10_000)
			.mapToObj((i) -> "{\"custom_id\":\"%d\",\"input\":\"hello\"}".formatted(i))
			.reduce((one, other) -> one + "," + other)
			.orElseThrow();
		HttpResponse<String> response = this.server.post("/v1/batches",
				"{\"model\":\"slow\",\"requests\":[" + requests + "]}");
		assertThat(response.statusCode()).isEqualTo(202);
		return response.headers().firstValue("Location").orElseThrow();
	}

	private JsonNode awaitMessage(String status) {
		return Awaitility.await()
			.atMost(TIMEOUT)
			.until(() -> this.messages.stream()
				.filter((message) -> message.at("/groupLabels/alertname").asString("").equals("QueueBacklog"))
				.filter((message) -> message.path("status").asString().equals(status))
				.findFirst()
				.orElse(null), (message) -> message != null);
	}

	private String startAlertmanager() throws IOException {
		String configuration = Query.read(Query.DEPLOY.resolve("alertmanager/alertmanager.yml"))
			.replace("http://127.0.0.1:5001", "http://127.0.0.1:" + this.webhook.getAddress().getPort())
			.replaceAll("group_(wait|interval): \\w+", "group_$1: 1s");
		Path file = Files.writeString(this.folder.resolve("alertmanager.yml"), configuration);
		return start(Tool.ALERTMANAGER, "--config.file=" + file, "--storage.path=" + this.folder.resolve("alerts"),
				"--web.listen-address=127.0.0.1:0", "--cluster.listen-address=");
	}

	private String startPrometheus(String alertmanager) throws IOException {
		Path rules = Files.createDirectory(this.folder.resolve("rules"));
		for (Path file : Query.files(Query.DEPLOY.resolve("prometheus/rules"), ".yml")) {
			Files.writeString(rules.resolve(file.getFileName()), Query.read(file).replaceAll("for: \\d+m", "for: 1s"));
		}
		String configuration = Query.read(Query.DEPLOY.resolve("prometheus/prometheus-local.yml"))
			.replaceAll("(?s)      - targets: \\['127.0.0.1:8081'].*?environment: demo\n", "")
			.replace("127.0.0.1:8080", this.server.uri("").getAuthority())
			.replace("127.0.0.1:9093", alertmanager)
			.replaceAll("(scrape|evaluation)_interval: \\w+", "$1_interval: 1s")
			.replace("scrape_timeout: 10s", "scrape_timeout: 1s");
		Path file = Files.writeString(this.folder.resolve("prometheus.yml"), configuration);
		return start(Tool.PROMETHEUS, "--config.file=" + file, "--storage.tsdb.path=" + this.folder.resolve("data"),
				"--web.listen-address=127.0.0.1:0", "--enable-feature=exemplar-storage",
				"--rules.alert.resend-delay=2s");
	}

	/** Where it listens, it says in its log only. */
	private String start(Tool tool, String... arguments) throws IOException {
		Path log = this.folder.resolve(tool + ".log");
		List<String> command = new ArrayList<>(List.of(tool.require().toString()));
		command.addAll(List.of(arguments));
		this.processes.add(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
		return Awaitility.await()
			.atMost(TIMEOUT)
			.until(() -> Files.readString(log)
				.lines()
				.filter((line) -> line.matches(".*[Ll]istening on.* address=127.*"))
				.map((line) -> line.replaceAll(".* address=(\\S+).*", "$1"))
				.findFirst()
				.orElse(null), (address) -> address != null);
	}

	private String query(String path) {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://" + this.prometheus + path)).build(),
						BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			return "";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
