/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the receiving half of Sentry's envelope protocol on the loopback address.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/envelopes/">Envelopes</a>
 */
final class SentryReceiver implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpServer server;

	private final List<JsonNode> events = new CopyOnWriteArrayList<>();

	SentryReceiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	String dsn() {
		return "http://0123456789abcdef0123456789abcdef@127.0.0.1:" + this.server.getAddress().getPort() + "/1";
	}

	/** Events received so far. */
	List<JsonNode> events() {
		return List.copyOf(this.events);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void receive(HttpExchange exchange) throws IOException {
		byte[] envelope = body(exchange);
		readItems(envelope);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private void readItems(byte[] envelope) {
		int position = lineEnd(envelope, 0) + 1;
		while (position < envelope.length) {
			int headerEnd = lineEnd(envelope, position);
			JsonNode header = JSON.readTree(envelope, position, headerEnd - position);
			int start = headerEnd + 1;
			int length = header.has("length") ? header.get("length").asInt() : lineEnd(envelope, start) - start;
			if ("event".equals(header.path("type").asString(""))) {
				this.events.add(JSON.readTree(envelope, start, length));
			}
			position = start + length + 1;
		}
	}

	private static int lineEnd(byte[] bytes, int from) {
		int index = from;
		while (index < bytes.length && bytes[index] != '\n') {
			index++;
		}
		return index;
	}

	private static byte[] body(HttpExchange exchange) throws IOException {
		byte[] raw = exchange.getRequestBody().readAllBytes();
		if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
			return raw;
		}
		try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(raw))) {
			return unzipped.readAllBytes();
		}
	}

}
