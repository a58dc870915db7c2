/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.errors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Sentry that only listens: takes envelopes over HTTP and keeps their events.
 */
public final class SentryReceiver implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server;

	private final List<String> envelopes = new CopyOnWriteArrayList<>();

	public SentryReceiver() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/api/42/envelope/", this::receive);
		this.server.start();
	}

	private void receive(HttpExchange exchange) throws IOException {
		boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		try (exchange;
				InputStream body = zipped ? new GZIPInputStream(exchange.getRequestBody())
						: exchange.getRequestBody()) {
			this.envelopes.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(200, -1);
		}
	}

	public String dsn() {
		return "http://key@" + this.server.getAddress().getAddress().getHostAddress() + ":"
				+ this.server.getAddress().getPort() + "/42";
	}

	/**
	 * Returns everything that arrived, as it arrived.
	 */
	public String raw() {
		return String.join("\n", this.envelopes);
	}

	/**
	 * Returns the events, without sessions and reports.
	 */
	public List<JsonNode> events() {
		return this.envelopes.stream().flatMap((envelope) -> eventsIn(envelope).stream()).toList();
	}

	private static List<JsonNode> eventsIn(String envelope) {
		String[] lines = envelope.split("\n");
		List<JsonNode> events = new ArrayList<>();
		for (int i = 1; i + 1 < lines.length; i += 2) {
			if ("event".equals(JSON.readTree(lines[i]).path("type").asString())) {
				events.add(JSON.readTree(lines[i + 1]));
			}
		}
		return events;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
