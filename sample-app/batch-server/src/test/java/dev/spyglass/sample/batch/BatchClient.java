/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;

/**
 * A client as strangers write it: plain HTTP, JSON by hand.
 */
public final class BatchClient {

	private final HttpClient http = HttpClient.newHttpClient();

	private final String server;

	public BatchClient(int port) {
		this.server = "http://127.0.0.1:" + port;
	}

	public HttpResponse<String> post(String path, String json, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.server + path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json));
		for (int i = 0; i < headers.length; i += 2) {
			request.setHeader(headers[i], headers[i + 1]);
		}
		return send(request);
	}

	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(URI.create(this.server + path)));
	}

	public HttpResponse<String> submit(String json) {
		return post("/v1/batches", json);
	}

	/** Submits a batch that must be accepted, and returns its id. */
	public String submit(String model, int requests) {
		HttpResponse<String> response = submit(batch(model, requests));
		if (response.statusCode() != 202) {
			throw new AssertionError(response.statusCode() + " " + response.body());
		}
		return JsonPath.read(response.body(), "$.id");
	}

	public String status(String id) {
		return JsonPath.read(get("/v1/batches/" + id).body(), "$.status");
	}

	public void awaitStatus(String id, String status) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> status(id), status::equals);
	}

	public static String batch(String model, int requests) {
		return IntStream.range(0, requests)
			.mapToObj((i) -> "{\"custom_id\":\"r%d\",\"input\":\"prompt %d\"}".formatted(i, i))
			.collect(Collectors.joining(",", "{\"model\":\"" + model + "\",\"requests\":[", "]}"));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
