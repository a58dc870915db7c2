/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WorkerContextTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private final Logger logger = (Logger) LoggerFactory.getLogger("dev.spyglass.sample.batch.work");

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@LocalServerPort
	private int port;

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.addAppender(this.lines);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.lines);
	}

	@Test
	void theLinesOfTheWorkersCarryTheIdsOfTheRequestThatSubmitted() {
		BatchClient client = new BatchClient(this.port);
		String body = client
			.post("/v1/batches", BatchClient.batch("echo", 300), "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01",
					"X-Request-ID", "demo-12345678", "X-Correlation-ID", "flow-1")
			.body();
		client.awaitStatus(JsonPath.read(body, "$.id"), "completed");
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> linesOfWorkers().size() >= 2);
		assertThat(linesOfWorkers())
			.allSatisfy((line) -> assertThat(line.getMDCPropertyMap()).containsEntry("traceId", TRACE)
				.containsEntry("request_id", "demo-12345678")
				.containsEntry("correlation_id", "flow-1")
				.containsKey("batch_id"));
	}

	private List<ILoggingEvent> linesOfWorkers() {
		return List.copyOf(this.lines.list)
			.stream()
			.filter((line) -> line.getThreadName().startsWith("batch-worker"))
			.toList();
	}

}
