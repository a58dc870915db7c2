/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "batch-server.workers.count=1", "batch-server.workers.chunk-size=2",
				"batch-server.queue.capacity=2", "batch-server.queue.retry-after=7s" })
@Import(GatedModel.Configuration.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class BatchBackPressureTests {

	private final GatedModel model;

	private final JdbcClient database;

	private final List<String> submitted = new ArrayList<>();

	@LocalServerPort
	private int port;

	private BatchClient client;

	BatchBackPressureTests(GatedModel model, JdbcClient database) {
		this.model = model;
		this.database = database;
	}

	@BeforeEach
	void occupyTheWorker() throws InterruptedException {
		this.client = new BatchClient(this.port);
		this.model.close();
		submit(6);
		this.model.awaitArrival();
	}

	@AfterEach
	void finishAll() {
		this.model.open();
		this.submitted.forEach((id) -> this.client.post("/v1/batches/" + id + "/cancel", ""));
		this.submitted
			.forEach((id) -> this.client.awaitStatus(id, this.client.status(id).replace("cancelling", "cancelled")));
	}

	@Test
	void refusesABatchWhenTheQueueIsFullAndSaysWhenToComeBack() {
		submit(1);
		submit(1);
		HttpResponse<String> response = this.client.submit(BatchClient.batch("echo", 1));
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
		assertThat(JsonPath.<String>read(response.body(), "$.detail"))
			.isEqualTo("The queue is full: 2 batches are waiting");
	}

	@Test
	void savesNothingOfABatchForWhichThereIsNoRoom() {
		submit(1);
		submit(1);
		long before = batches();
		this.client.submit(BatchClient.batch("echo", 1));
		assertThat(batches()).isEqualTo(before);
	}

	@Test
	void acceptsExactlyAsManyAsFitWhenAllComeAtOnce() {
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> this.client.submit(BatchClient.batch("echo", 50))))
			.toList();
		List<HttpResponse<String>> responses = answers.stream().map(CompletableFuture::join).toList();
		responses.stream()
			.filter((response) -> response.statusCode() == 202)
			.forEach((response) -> this.submitted.add(JsonPath.read(response.body(), "$.id")));
		assertThat(responses).extracting(HttpResponse::statusCode).containsOnly(202, 429);
		assertThat(this.submitted).hasSize(3);
	}

	@Test
	void cancelsAWaitingBatchAtOnceAndFreesItsSlot() {
		submit(1);
		String waiting = submit(1);
		HttpResponse<String> response = this.client.post("/v1/batches/" + waiting + "/cancel", "");
		assertThat(JsonPath.<String>read(response.body(), "$.status")).isEqualTo("cancelled");
		submit(1);
	}

	@Test
	void cancelsARunningBatchAfterTheChunkInProgress() {
		String running = this.submitted.get(0);
		HttpResponse<String> response = this.client.post("/v1/batches/" + running + "/cancel", "");
		assertThat(JsonPath.<String>read(response.body(), "$.status")).isEqualTo("cancelling");
		this.model.letOnePass();
		this.client.awaitStatus(running, "cancelled");
		String body = this.client.get("/v1/batches/" + running).body();
		assertThat(JsonPath.<Integer>read(body, "$.request_counts.completed")).isEqualTo(2);
		assertThat(this.client.get("/v1/batches/" + running + "/results").body().lines()).hasSize(2);
	}

	@Test
	void cancellingTwiceDoesNoHarm() {
		String waiting = submit(1);
		this.client.post("/v1/batches/" + waiting + "/cancel", "");
		HttpResponse<String> again = this.client.post("/v1/batches/" + waiting + "/cancel", "");
		assertThat(again.statusCode()).isEqualTo(200);
		assertThat(JsonPath.<String>read(again.body(), "$.status")).isEqualTo("cancelled");
	}

	@Test
	void cannotCancelWhatIsCompleted() {
		this.model.open();
		String running = this.submitted.get(0);
		this.client.awaitStatus(running, "completed");
		assertThat(this.client.post("/v1/batches/" + running + "/cancel", "").statusCode()).isEqualTo(409);
	}

	private String submit(int requests) {
		String id = this.client.submit("echo", requests);
		this.submitted.add(id);
		return id;
	}

	private long batches() {
		return this.database.sql("select count(*) from batch").query(Long.class).single();
	}

}
