/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real backend of the end-to-end tests, on a loopback port of its own.
 */
final class Backend implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(90);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final Process process;

	private final String base;

	private final Path log;

	private Backend(Process process, int port, Path log) {
		this.process = process;
		this.base = "http://127.0.0.1:" + port;
		this.log = log;
	}

	/**
	 * Returns a program that {@code deploy/e2e/build} made, or skips the test and says
	 * why.
	 */
	static Path built(String name) {
		String folder = System.getenv("SPYGLASS_E2E_PROGRAMS");
		Assumptions.assumeTrue(folder != null, "Skipped: start deploy/e2e/run, which builds " + name + " and names it");
		Path program = Path.of(folder, name);
		Assumptions.assumeTrue(Files.isExecutable(program),
				"Skipped: deploy/e2e/build could not build " + name + " on this machine");
		return program;
	}

	/**
	 * Returns a program that whoever runs the tests has, or skips the test and says why.
	 */
	static Path given(String variable, String name) {
		String program = System.getenv(variable);
		Assumptions.assumeTrue(program != null, "Skipped: " + name
				+ " is not built here (its licence is the AGPL); name" + " a program of your own by " + variable);
		return Path.of(program);
	}

	/** Finds a port that is free now. */
	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts it and waits until it says that it is ready.
	 * @param log where its output goes
	 * @param port where it answers
	 * @param ready the path that answers 200 once it is ready
	 */
	static Backend start(Path log, int port, String ready, Map<String, String> environment, List<String> command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
			builder.environment().putAll(environment);
			Backend backend = new Backend(builder.start(), port, log);
			Awaitility.await(command.get(0)).atMost(TIMEOUT).until(() -> {
				assertThat(backend.process.isAlive()).as("ended early: %s", backend).isTrue();
				return backend.status(ready) == 200;
			});
			return backend;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI uri(String path) {
		return URI.create(this.base + path);
	}

	/** The body of an answer, which has to be 200. */
	String get(String path) {
		HttpResponse<String> response = send(HttpRequest.newBuilder(uri(path)));
		assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
		return response.body();
	}

	static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).as("ends on SIGTERM: %s", this).isTrue();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public String toString() {
		return Query.read(this.log);
	}

	private int status(String path) {
		try {
			return send(HttpRequest.newBuilder(uri(path))).statusCode();
		}
		catch (UncheckedIOException ex) {
			return 0;
		}
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
