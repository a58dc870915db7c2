/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands where the batch server would, and keeps what the gateway sent.
 */
final class StubBatchServer implements AutoCloseable {

	private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile Answer answer = new Answer(200, "{}", Map.of());

	StubBatchServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	void answer(int status, String body, Map<String, String> headers) {
		this.answer = new Answer(status, body, headers);
	}

	void answerNothing() {
		this.answer = new Answer(0, "", Map.of());
	}

	Call takeCall() throws InterruptedException {
		Call call = this.calls.poll(30, TimeUnit.SECONDS);
		if (call == null) {
			throw new AssertionError("The gateway did not call");
		}
		return call;
	}

	void forgetCalls() {
		this.calls.clear();
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void handle(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.calls.add(new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body,
				new HashMap<>(exchange.getRequestHeaders())));
		Answer current = this.answer;
		if (current.status() == 0) {
			awaitClose();
			return;
		}
		Headers headers = exchange.getResponseHeaders();
		current.headers().forEach(headers::set);
		byte[] bytes = current.body().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(current.status(), bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private void awaitClose() {
		try {
			this.closed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private record Answer(int status, String body, Map<String, String> headers) {

	}

	record Call(String method, String path, String body, Map<String, List<String>> headers) {

		String header(String name) {
			return this.headers.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().equalsIgnoreCase(name))
				.map((entry) -> String.join(",", entry.getValue()))
				.findFirst()
				.orElse("");
		}

	}

}
