/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged batch server under the traffic of the load program. Each test stands
 * alone; the order only lets the one that stops the server come last.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BatchServerIT {

	private static final Path LOAD = Path.of("../load/Load.java");

	private static final String BATCH = """
			{"model":"echo","requests":[{"custom_id":"a","input":"hello"},{"custom_id":"b","input":"world"}]}""";

	private final String seconds = System.getProperty("load.seconds", "10");

	private RunningApplication server;

	private String summary;

	@BeforeAll
	void startAndLoad() throws IOException, InterruptedException {
		this.server = RunningApplication.start(Path.of(System.getProperty("batch-server.jar"))).awaitReady();
		Process load = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				LOAD.toString(), "--seconds", this.seconds, "--url", this.server.uri("").toString())
			.redirectErrorStream(true)
			.start();
		this.summary = new String(load.getInputStream().readAllBytes());
		assertThat(load.waitFor()).as(this.summary).isZero();
	}

	@AfterAll
	void stop() {
		this.server.close();
	}

	@Test
	@Order(1)
	void theLoadProgramMissesNoEchoedId() {
		assertThat(this.summary).containsPattern("request ids echoed: (\\d+) of \\1;");
	}

	@Test
	@Order(1)
	void everyLineIsStrictJsonOfTheSchema() {
		assertThat(this.server.lines()).hasSizeGreaterThan(100).allSatisfy(LogLine::validate);
	}

	@Test
	@Order(1)
	void everyLineOfARequestCarriesRequestAndTraceId() {
		List<LogLine> lines = this.server.lines()
			.stream()
			.filter((line) -> line.text("thread").contains("-exec-"))
			.toList();
		assertThat(lines).isNotEmpty().allSatisfy((line) -> {
			assertThat(line.text("request_id")).as(line.raw()).isNotNull();
			assertThat(line.text("trace_id")).as(line.raw()).matches("[0-9a-f]{32}");
		});
	}

	@Test
	@Order(1)
	void theWorkersLinesCarryTheIdsOfTheRequest() {
		HttpResponse<String> response = this.server.post("/v1/batches", BATCH, "X-Request-ID", "demo-12345678");
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.headers().firstValue("X-Request-ID")).contains("demo-12345678");
		List<LogLine> lines = this.server.awaitLinesOf("demo-12345678", "Batch completed");
		assertThat(lines).extracting((line) -> line.text("thread")).anyMatch((thread) -> thread.contains("worker"));
		assertThat(lines).extracting((line) -> line.text("trace_id"))
			.doesNotContainNull()
			.containsOnly(lines.get(0).text("trace_id"));
	}

	@Test
	@Order(1)
	void theScrapeHasHistogramsAndQueueDepthAndPromtoolFindsNothing() {
		String scrape = this.server.get("/actuator/prometheus").body();
		assertThat(scrape).contains("http_server_requests_seconds_bucket{")
			.contains("queue_depth{queue=\"batches\"}")
			.contains("queue_wait_seconds_bucket{queue=\"batches\"")
			.contains("queue_rejected_total{queue=\"batches\"}")
			.contains("executor_seconds_bucket{name=\"taskScheduler\"")
			.contains("task_duration_seconds_bucket{outcome=\"success\",task=\"batch\"")
			.contains("task_duration_seconds_bucket{outcome=\"success\",task=\"batch.chunk\"")
			.contains("task_created_total{source=\"http\",task=\"batch\"}")
			.contains("task_items_total{outcome=\"success\",task=\"batch\"}")
			.contains("worker_heartbeat_age_seconds{worker=\"batch-adoption\"}")
			.contains("spring_data_repository_invocations_seconds_bucket{")
			.contains("hikaricp_connections_acquire_seconds_bucket{")
			.contains("hikaricp_connections_usage_seconds_bucket{")
			.contains("jdbc_query_seconds_bucket{")
			.contains("jdbc_connection_seconds_bucket{")
			.contains("tasks_scheduled_execution_seconds_bucket{")
			.contains("http_client_requests_seconds_bucket{")
			.doesNotContain("spyglass_log_lines_total{level=\"INFO\",outcome=\"written\"} 0.0")
			.doesNotContain("spyglass_log_ring_occupancy{sink=\"console\"} NaN");
		assertThat(Promtool.checkAll(scrape)).isEmpty();
	}

	@Test
	@Order(1)
	void isHealthyAfterwards() {
		assertThat(this.server.get("/readyz").body()).contains("\"status\":\"UP\"");
	}

	@Test
	@Order(2)
	void theLastLinesOfShutdownAreThere() {
		this.server.close();
		assertThat(this.server.lines()).allSatisfy(LogLine::validate)
			.anyMatch((line) -> line.message().contains("Graceful shutdown complete"))
			.anyMatch((line) -> line.message().contains("Shutdown completed"));
		assertThat(this.server.errors()).isEmpty();
	}

}
