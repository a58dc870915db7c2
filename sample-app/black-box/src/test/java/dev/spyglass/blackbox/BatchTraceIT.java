/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.spyglass.testsupport.OtlpReceiver;
import dev.spyglass.testsupport.ReceivedSpan;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The way of a batch through both packaged samples, as a collector and Prometheus see it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class BatchTraceIT {

	private static final String TRACES = "--management.opentelemetry.tracing.export.otlp.endpoint=";

	private static final String LOGS = "--management.opentelemetry.logging.export.otlp.endpoint=";

	private static final String SOON = "--management.opentelemetry.tracing.export.schedule-delay=200ms";

	private static final Path PROMETHEUS = Path.of("/usr/bin/prometheus");

	private static final String BATCH = """
			{"model":"echo","requests":[{"custom_id":"a","input":"strictly-private"}]}""";

	private final OtlpReceiver receiver = new OtlpReceiver();

	private RunningApplication server;

	private RunningApplication gateway;

	@BeforeAll
	void start() {
		this.server = RunningApplication
			.start(Path.of(System.getProperty("batch-server.jar")), TRACES + this.receiver.traces(),
					LOGS + this.receiver.logs(), SOON)
			.awaitReady();
		this.gateway = RunningApplication
			.start(Path.of(System.getProperty("gateway.jar")), TRACES + this.receiver.grpc(), SOON,
					"--management.opentelemetry.tracing.export.otlp.transport=grpc",
					"--gateway.batch-server=" + this.server.uri(""))
			.awaitReady();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.server.close();
		this.receiver.close();
	}

	@Test
	void gatewayServerQueueWorkerAndDatabaseAreOneTrace() {
		List<ReceivedSpan> trace = traceOf("demo-trace-1");
		assertThat(trace).hasSizeGreaterThanOrEqualTo(5);
		ReceivedSpan entry = named(trace, "gateway", "http post /v1/batches");
		assertThat(entry.parentId()).isEmpty();
		ReceivedSpan call = named(trace, "gateway", "http post");
		assertThat(call.parentId()).isEqualTo(entry.spanId());
		ReceivedSpan accepted = named(trace, "batch-server", "http post /v1/batches");
		assertThat(accepted.parentId()).isEqualTo(call.spanId());
		ReceivedSpan work = named(trace, "batch-server", "batch");
		assertThat(work.parentId()).isEqualTo(accepted.spanId());
		assertThat(trace).filteredOn((span) -> span.parentId().equals(work.spanId()))
			.extracting(ReceivedSpan::name)
			.contains("query", "batch.chunk");
	}

	@Test
	void everySpanHasItsParentInTheTrace() {
		List<ReceivedSpan> trace = traceOf("demo-trace-2");
		Set<String> ids = trace.stream().map(ReceivedSpan::spanId).collect(Collectors.toSet());
		assertThat(trace).filteredOn((span) -> !ids.contains(span.parentId()))
			.extracting(ReceivedSpan::name)
			.containsExactly("http post /v1/batches");
	}

	@Test
	void everySpanKnowsTheRequestAndNoneWhatIsPrivate() {
		assertThat(traceOf("demo-trace-3")).allSatisfy((span) -> {
			assertThat(span.attributes()).containsEntry("request_id", "demo-trace-3");
			assertThat(span.text()).doesNotContain("strictly-private");
			assertThat(span.resource()).containsEntry("deployment.environment.name", "demo").containsKey("host.name");
		});
	}

	@Test
	void theLinesOfTheWorkerBelongToItsSpan() {
		List<ReceivedSpan> trace = traceOf("demo-trace-4");
		ReceivedSpan work = named(trace, "batch-server", "batch");
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.receiver.records()
				.stream()
				.anyMatch((line) -> line.body().equals("Batch completed") && line.traceId().equals(work.traceId())
						&& line.spanId().equals(work.spanId())));
	}

	@Test
	void prometheusFindsATraceThatTheCollectorHas(@TempDir Path folder) throws IOException, InterruptedException {
		assumeTrue(Files.isExecutable(PROMETHEUS), "Prometheus is not installed");
		traceOf("demo-trace-5");
		Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
				global:
				  scrape_interval: 1s
				scrape_configs:
				  - job_name: batch-server
				    metrics_path: /actuator/prometheus
				    static_configs:
				      - targets: ['%s']
				""".formatted(this.server.uri("").getAuthority()));
		Path log = folder.resolve("prometheus.log");
		Process prometheus = new ProcessBuilder(PROMETHEUS.toString(), "--config.file=" + configuration,
				"--storage.tsdb.path=" + folder.resolve("data"), "--web.listen-address=127.0.0.1:0",
				"--enable-feature=exemplar-storage")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			Set<String> traces = this.receiver.spans().stream().map(ReceivedSpan::traceId).collect(Collectors.toSet());
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> traces.stream().anyMatch(exemplars(log)::contains));
		}
		finally {
			prometheus.destroy();
			prometheus.waitFor(10, TimeUnit.SECONDS);
		}
	}

	/** Where it listens, it says in its log only. */
	private static String exemplars(Path log) throws IOException, InterruptedException {
		String address = Files.readString(log)
			.lines()
			.filter((line) -> line.contains("Listening on"))
			.map((line) -> line.replaceAll(".*address=(\\S+).*", "$1"))
			.findFirst()
			.orElse(null);
		if (address == null) {
			return "";
		}
		URI query = URI.create("http://" + address
				+ "/api/v1/query_exemplars?query=http_server_requests_seconds_bucket&start=0&end=9999999999");
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(query).build(), BodyHandlers.ofString()).body();
	}

	private List<ReceivedSpan> traceOf(String requestId) {
		assertThat(this.gateway.post("/v1/batches", BATCH, "X-Request-ID", requestId).statusCode()).isEqualTo(202);
		ReceivedSpan work = this.receiver
			.spans(1, (span) -> span.name().equals("batch") && requestId.equals(span.attributes().get("request_id")))
			.get(0);
		this.receiver.spans(2,
				(span) -> span.traceId().equals(work.traceId()) && span.name().equals("http post /v1/batches"));
		return this.receiver.spans(1, (span) -> span.traceId().equals(work.traceId()));
	}

	private static ReceivedSpan named(List<ReceivedSpan> trace, String service, String name) {
		return trace.stream()
			.filter((span) -> span.name().equals(name) && service.equals(span.resource().get("service.name")))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No span '" + name + "' of " + service + " in "
					+ trace.stream().map((span) -> span.resource().get("service.name") + ": " + span.name()).toList()));
	}

}
