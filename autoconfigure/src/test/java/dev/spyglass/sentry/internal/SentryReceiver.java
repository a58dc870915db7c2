/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.spyglass.testsupport.RunningApplication;
import io.sentry.Sentry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;

/**
 * A Sentry that only listens: takes envelopes over HTTP and keeps what is in them.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/envelopes/">Envelopes</a>
 */
public final class SentryReceiver implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpServer server;

	private final List<byte[]> envelopes = new CopyOnWriteArrayList<>();

	private final List<String> heads = new CopyOnWriteArrayList<>();

	private volatile Answer answer = new Answer(200, Map.of(), "{}");

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

	/**
	 * Answers so from now on.
	 */
	public SentryReceiver answering(int status, Map<String, String> headers, String body) {
		this.answer = new Answer(status, headers, body);
		return this;
	}

	private void receive(HttpExchange exchange) throws IOException {
		boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		try (exchange;
				InputStream body = zipped ? new GZIPInputStream(exchange.getRequestBody())
						: exchange.getRequestBody()) {
			this.heads.add(exchange.getRequestURI() + "\n" + Map.copyOf(exchange.getRequestHeaders()));
			this.envelopes.add(body.readAllBytes());
			Answer now = this.answer;
			now.headers().forEach(exchange.getResponseHeaders()::add);
			byte[] bytes = now.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(now.status(), bytes.length);
			exchange.getResponseBody().write(bytes);
		}
	}

	public String dsn() {
		return "http://key@" + this.server.getAddress().getAddress().getHostAddress() + ":"
				+ this.server.getAddress().getPort() + "/42";
	}

	/**
	 * Returns everything that arrived, as it arrived, request lines and headers included.
	 */
	public String raw() {
		return String.join("\n", this.heads) + "\n"
				+ this.envelopes.stream()
					.map((envelope) -> new String(envelope, StandardCharsets.UTF_8))
					.collect(Collectors.joining("\n"));
	}

	/**
	 * Returns whether everything arrived zipped.
	 */
	public boolean isZipped() {
		return this.heads.stream().allMatch((head) -> head.contains("gzip"));
	}

	/**
	 * Returns the events, without sessions and reports.
	 */
	public List<JsonNode> events() {
		return this.envelopes.stream().flatMap((envelope) -> eventsIn(envelope).stream()).toList();
	}

	private static List<JsonNode> eventsIn(byte[] envelope) {
		List<JsonNode> events = new ArrayList<>();
		int position = lineEnd(envelope, 0) + 1;
		while (position < envelope.length) {
			int end = lineEnd(envelope, position);
			JsonNode head = JSON.readTree(envelope, position, end - position);
			int start = end + 1;
			int length = head.has("length") ? head.get("length").asInt() : lineEnd(envelope, start) - start;
			if ("event".equals(head.path("type").asString())) {
				events.add(JSON.readTree(envelope, start, length));
			}
			position = start + length + 1;
		}
		return events;
	}

	private static int lineEnd(byte[] bytes, int from) {
		int index = from;
		while (index < bytes.length && bytes[index] != '\n') {
			index++;
		}
		return index;
	}

	/**
	 * Starts an application that sends its errors here.
	 */
	public RunningApplication start(WebApplicationType type, Class<?> application, String... properties) {
		return RunningApplication.start(type, application,
				Stream.concat(Stream.of("spyglass.sentry.dsn=" + dsn()), Arrays.stream(properties))
					.toArray(String[]::new));
	}

	/**
	 * Ends Sentry with it, which is there once for all tests.
	 */
	@Override
	public void close() {
		Sentry.close();
		this.server.stop(0);
	}

	private record Answer(int status, Map<String, String> headers, String body) {

	}

}
