/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.net.http.HttpResponse;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BatchLifecycleTests {

	@LocalServerPort
	private int port;

	private BatchClient client;

	@BeforeEach
	void connect() {
		this.client = new BatchClient(this.port);
	}

	@Test
	void acceptsABatchAndSaysWhereToFindIt() {
		HttpResponse<String> response = this.client.submit(BatchClient.batch("echo", 3));
		String id = JsonPath.read(response.body(), "$.id");
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.headers().firstValue("Location")).hasValue("/v1/batches/" + id);
		assertThat(this.client.get("/v1/batches/" + id).statusCode()).isEqualTo(200);
	}

	@Test
	void completesABatchOfSeveralChunks() {
		String id = this.client.submit("echo", 600);
		this.client.awaitStatus(id, "completed");
		String body = this.client.get("/v1/batches/" + id).body();
		assertThat(JsonPath.<Integer>read(body, "$.request_counts.total")).isEqualTo(600);
		assertThat(JsonPath.<Integer>read(body, "$.request_counts.completed")
				+ JsonPath.<Integer>read(body, "$.request_counts.failed"))
			.isEqualTo(600);
		assertThat(JsonPath.<String>read(body, "$.finished_at")).endsWith("Z");
	}

	@Test
	void streamsOneResultALineInTheOrderOfTheRequests() {
		String id = this.client.submit("echo", 1_500);
		this.client.awaitStatus(id, "completed");
		HttpResponse<String> response = this.client.get("/v1/batches/" + id + "/results");
		List<String> lines = response.body().lines().toList();
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
		assertThat(lines).hasSize(1_500);
		assertThat(JsonPath.<String>read(lines.get(1_499), "$.custom_id")).isEqualTo("r1499");
		assertThat(lines.stream().filter((line) -> line.contains("\"error\""))).isNotEmpty();
		assertThat(lines.get(0)).isEqualTo("{\"custom_id\":\"r0\",\"output\":\"0 tpmorp\",\"tokens\":2}");
	}

	@Test
	void takesAsManyRequestsAsItPromises() {
		String id = this.client.submit("echo", 50_000);
		String body = this.client.get("/v1/batches/" + id).body();
		assertThat(JsonPath.<Integer>read(body, "$.request_counts.total")).isEqualTo(50_000);
		this.client.post("/v1/batches/" + id + "/cancel", "");
		this.client.awaitStatus(id, "cancelled");
	}

	@Test
	void listsTheNewestFirstAndPageByPage() {
		this.client.submit("echo", 1);
		String older = this.client.submit("echo", 1);
		String newer = this.client.submit("echo", 1);
		assertThat(ids("/v1/batches?size=2")).containsExactly(newer, older);
		assertThat(ids("/v1/batches?size=1&page=1")).containsExactly(older);
		assertThat(JsonPath.<Integer>read(this.client.get("/v1/batches").body(), "$.total")).isGreaterThanOrEqualTo(3);
	}

	@Test
	void failsTheWholeBatchWhenItsModelIsNotAvailable() {
		String id = this.client.submit("broken", 2);
		this.client.awaitStatus(id, "failed");
		String body = this.client.get("/v1/batches/" + id).body();
		assertThat(JsonPath.<String>read(body, "$.error")).isEqualTo("The model or the tokenizer did not answer");
		assertThat(JsonPath.<Integer>read(body, "$.request_counts.completed")).isZero();
	}

	@Test
	void completesABatchOfWhichHalfFails() {
		String id = this.client.submit("flaky", 400);
		this.client.awaitStatus(id, "completed");
		String body = this.client.get("/v1/batches/" + id).body();
		assertThat(JsonPath.<Integer>read(body, "$.request_counts.failed")).isBetween(120, 280);
	}

	private List<String> ids(String path) {
		return JsonPath.read(this.client.get(path).body(), "$.data[*].id");
	}

}
