/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Sends requests to a running application and finds the lines about their ends.
 */
public final class RequestLines {

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final CapturedLines lines;

	private final String portProperty;

	public RequestLines(ConfigurableApplicationContext context, CapturedLines lines) {
		this(context, lines, "local.server.port");
	}

	private RequestLines(ConfigurableApplicationContext context, CapturedLines lines, String portProperty) {
		this.context = context;
		this.lines = lines;
		this.portProperty = portProperty;
	}

	public static RequestLines ofManagementPort(ConfigurableApplicationContext context, CapturedLines lines) {
		return new RequestLines(context, lines, "local.management.port");
	}

	public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(uri(path)), headers);
	}

	public HttpResponse<String> post(String path, String body, String... headers)
			throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)), headers);
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
			throws IOException, InterruptedException {
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** Sends raw bytes and returns at most a number of bytes of the answer. */
	public String raw(String request, int atMost) throws IOException {
		try (Socket socket = new Socket("localhost", port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			socket.getOutputStream().flush();
			InputStream in = socket.getInputStream();
			return new String(in.readNBytes(atMost), StandardCharsets.ISO_8859_1);
		}
	}

	/** Returns the lines about the end of requests with an id, once there is one. */
	public List<ILoggingEvent> completed(String requestId) {
		return this.lines
			.matching((event) -> isCompletion(event) && requestId.equals(event.getMDCPropertyMap().get("request_id")));
	}

	/** Returns the lines about the end of requests with a status, once there is one. */
	public List<ILoggingEvent> completedWith(int status) {
		return this.lines
			.matching((event) -> isCompletion(event) && Integer.valueOf(status).equals(http(event).get("status")));
	}

	public static boolean isCompletion(ILoggingEvent event) {
		return CapturedLines.isEvent(event, "request.completed");
	}

	@SuppressWarnings("unchecked")
	public static Map<String, Object> http(ILoggingEvent event) {
		return (Map<String, Object>) CapturedLines.keyValue(event, "http");
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + port() + path);
	}

	private int port() {
		return this.context.getEnvironment().getRequiredProperty(this.portProperty, Integer.class);
	}

}
