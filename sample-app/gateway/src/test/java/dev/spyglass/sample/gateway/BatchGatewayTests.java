/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BatchGatewayTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static StubBatchServer batchServer;

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void startBatchServer(DynamicPropertyRegistry properties) throws IOException {
		batchServer = new StubBatchServer();
		properties.add("gateway.batch-server", batchServer::url);
	}

	@AfterAll
	static void stopBatchServer() {
		batchServer.close();
	}

	@BeforeEach
	void forgetCalls() {
		batchServer.forgetCalls();
	}

	@Test
	void handsASubmissionOnAndTheAnswerBack() throws Exception {
		batchServer.answer(202, "{\"id\":\"batch_1\"}",
				Map.of("Content-Type", "application/json", "Location", "/v1/batches/batch_1"));
		HttpResponse<String> response = post("/v1/batches", "{\"model\":\"echo\"}");
		StubBatchServer.Call call = batchServer.takeCall();
		assertThat(response.statusCode()).isEqualTo(202);
		assertThat(response.body()).isEqualTo("{\"id\":\"batch_1\"}");
		assertThat(response.headers().firstValue("Location")).hasValue("/v1/batches/batch_1");
		assertThat(call.body()).isEqualTo("{\"model\":\"echo\"}");
		assertThat(call.header("Content-Type")).isEqualTo("application/json");
	}

	@Test
	void handsTheOtherRequestsOn() throws Exception {
		batchServer.answer(200, "{}", Map.of());
		get("/v1/batches?page=1&size=5");
		get("/v1/batches/batch_1");
		get("/v1/batches/batch_1/results");
		post("/v1/batches/batch_1/cancel", "");
		assertThat(
				List.of(batchServer.takeCall(), batchServer.takeCall(), batchServer.takeCall(), batchServer.takeCall()))
			.extracting((call) -> call.method() + " " + call.path())
			.containsExactly("GET /v1/batches?page=1&size=5", "GET /v1/batches/batch_1",
					"GET /v1/batches/batch_1/results", "POST /v1/batches/batch_1/cancel");
	}

	@Test
	void cannotBeTalkedIntoAnotherPath() throws Exception {
		batchServer.answer(404, "", Map.of());
		get("/v1/batches/..%2F..%2Factuator");
		assertThat(batchServer.takeCall().path()).startsWith("/v1/batches/").doesNotContain("/../");
	}

	@Test
	void handsARefusalBackWithTheTimeToWait() throws Exception {
		batchServer.answer(429, "{\"status\":429}",
				Map.of("Content-Type", "application/problem+json", "Retry-After", "5"));
		HttpResponse<String> response = post("/v1/batches", "{}");
		batchServer.takeCall();
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.body()).isEqualTo("{\"status\":429}");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
	}

	@Test
	void sendsTheIdsOfItsCallerOn() throws Exception {
		batchServer.answer(200, "{}", Map.of());
		HttpResponse<String> response = get("/v1/batches", "X-Request-ID", "demo-12345678", "X-Correlation-ID",
				"flow-1", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
		StubBatchServer.Call call = batchServer.takeCall();
		assertThat(call.header("X-Request-ID")).isEqualTo("demo-12345678");
		assertThat(call.header("X-Correlation-ID")).isEqualTo("flow-1");
		assertThat(call.header("traceparent")).startsWith("00-" + TRACE + "-");
		assertThat(response.headers().allValues("X-Request-ID")).containsExactly("demo-12345678");
	}

	@Test
	void sendsTheIdOnThatItMadeItself() throws Exception {
		batchServer.answer(200, "{}", Map.of());
		HttpResponse<String> response = get("/v1/batches");
		assertThat(batchServer.takeCall().header("X-Request-ID"))
			.isEqualTo(response.headers().firstValue("X-Request-ID").orElseThrow());
	}

	@Test
	void mixesNoIdsUnderConcurrency() throws Exception {
		batchServer.answer(200, "{}", Map.of());
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 200)
			.mapToObj((i) -> this.http.sendAsync(
					request("/v1/batches/batch_" + i, "X-Request-ID", "request-of-" + i).build(),
					BodyHandlers.ofString()))
			.toList();
		answers.forEach(CompletableFuture::join);
		for (int i = 0; i < 200; i++) {
			StubBatchServer.Call call = batchServer.takeCall();
			assertThat(call.header("X-Request-ID").substring("request-of-".length()))
				.isEqualTo(call.path().substring("/v1/batches/batch_".length()));
		}
	}

	private HttpResponse<String> get(String path, String... headers) throws Exception {
		return this.http.send(request(path, headers).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String body) throws Exception {
		return this.http.send(
				request(path, "Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

}
