/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Zipkin of its own, on loopback and a free port, which the slow suite's build lays
 * aside.
 */
final class ZipkinServer implements AutoCloseable {

	private static final Path JAR = Path.of("target/zipkin-server.jar");

	private static final Pattern ADDRESS = Pattern.compile("Serving HTTP at \\S+ - (http://127\\.0\\.0\\.1:\\d+/)");

	private final HttpClient client = HttpClient.newHttpClient();

	private final Path log;

	private final Process process;

	private final URI address;

	ZipkinServer() throws IOException {
		this.log = Files.createTempFile("zipkin", ".log");
		this.process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
				"-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", JAR.toString(), "--armeria.ports[0].port=0",
				"--armeria.ports[0].address=127.0.0.1", "--armeria.ports[0].protocols=http")
			.redirectErrorStream(true)
			.redirectOutput(this.log.toFile())
			.start();
		this.address = Awaitility.await().atMost(Duration.ofSeconds(90)).until(this::address, (uri) -> uri != null);
	}

	static boolean isInstalled() {
		return Files.exists(JAR);
	}

	private URI address() throws IOException {
		String said = Files.readString(this.log);
		if (!this.process.isAlive()) {
			throw new IllegalStateException(said);
		}
		Matcher matcher = ADDRESS.matcher(said);
		return matcher.find() ? URI.create(matcher.group(1)) : null;
	}

	URI uri(String path) {
		return this.address.resolve(path);
	}

	/** The spans of a trace, as soon as there are so many. */
	List<JsonNode> trace(String traceId, int spans) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> spansOf(traceId), (found) -> found.size() >= spans);
	}

	private List<JsonNode> spansOf(String traceId) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client
			.send(HttpRequest.newBuilder(uri("/api/v2/trace/" + traceId)).build(), BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			return List.of();
		}
		return StreamSupport.stream(JsonMapper.shared().readTree(response.body()).spliterator(), false).toList();
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !this.process.isAlive());
		Files.delete(this.log);
	}

}
