/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.spyglass.blackbox.guest.Guest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A packaged application in a process of its own, seen as its users see it: over HTTP,
 * and by what it prints.
 */
final class RunningApplication implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final Pattern PORT = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final Path output;

	private final Path errors;

	private final Process process;

	/** Found once: whoever asks for each of 100,000 requests can't read all lines. */
	private volatile @Nullable String port;

	private RunningApplication(List<String> command) {
		try {
			this.output = Files.createTempFile("application-", ".out");
			this.errors = Files.createTempFile("application-", ".err");
			this.process = new ProcessBuilder(command).redirectOutput(this.output.toFile())
				.redirectError(this.errors.toFile())
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts a packaged application of {@code src/it} that listens on a port of its own
	 * choice.
	 */
	static RunningApplication start(String name, String... arguments) {
		return start(Path.of("target/it", name, "target/application.jar"), arguments);
	}

	static RunningApplication start(Path jar, String... arguments) {
		return launch(List.of("-jar", jar.toString()), arguments);
	}

	/**
	 * Starts a packaged application together with the code in {@code guest}, which Boot's
	 * launcher puts in front of it.
	 * @param guest the configuration that the application starts with, too
	 * @param folder where the code is copied to
	 */
	static RunningApplication startWithGuest(Path jar, Class<?> guest, Path folder, String... arguments) {
		return startWithGuest(jar, guest, folder, List.of(), arguments);
	}

	/**
	 * The same on a JVM as in production, whose second compiler takes part: for what is
	 * measured.
	 */
	static RunningApplication startMeasuredWithGuest(Path jar, Class<?> guest, Path folder, String... arguments) {
		return startWithGuest(jar, guest, folder, List.of("-XX:TieredStopAtLevel=4"), arguments);
	}

	private static RunningApplication startWithGuest(Path jar, Class<?> guest, Path folder, List<String> options,
			String... arguments) {
		copyGuests(folder);
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--spring.main.sources=" + guest.getName());
		List<String> what = new ArrayList<>(options);
		what.addAll(List.of("-cp", jar.toString(), "-Dloader.path=" + folder,
				"org.springframework.boot.loader.launch.PropertiesLauncher"));
		return launch(what, all.toArray(String[]::new));
	}

	private static void copyGuests(Path folder) {
		String name = Guest.class.getPackageName().replace('.', '/');
		try (Stream<Path> classes = Files.list(Path.of("target/test-classes", name))) {
			Path target = Files.createDirectories(folder.resolve(name));
			for (Path file : classes.toList()) {
				Files.copy(file, target.resolve(file.getFileName()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Asks it to end, as an orchestrator does, and does not wait. */
	void terminate() {
		this.process.destroy();
	}

	long pid() {
		return this.process.pid();
	}

	static RunningApplication launch(List<String> what, String... arguments) {
		// They live for seconds: what the second compiler costs never comes back.
		List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1"));
		command.addAll(what);
		command.add("--server.port=0");
		command.add("--server.address=127.0.0.1");
		command.addAll(List.of(arguments));
		return new RunningApplication(command);
	}

	/** Waits until it listens. */
	RunningApplication awaitReady() {
		awaitOutput(" in \\d+(\\.\\d+)? seconds \\(process running for");
		return this;
	}

	void awaitOutput(String regex) {
		Pattern pattern = Pattern.compile(regex);
		Awaitility.await().atMost(TIMEOUT).until(() -> {
			assertThat(isOver() && !printed(pattern)).as("ended early: %s", this).isFalse();
			return printed(pattern);
		});
	}

	/** Waits until the process ends by itself, and returns its exit value. */
	int awaitExit() {
		try {
			assertThat(this.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).as("ended in time").isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		return this.process.exitValue();
	}

	HttpResponse<String> get(String path, String... headers) {
		return send(request(path, headers).GET().build());
	}

	HttpResponse<String> post(String path, String json, String... headers) {
		return send(request(path, headers).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build());
	}

	URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	/** What it printed so far. */
	List<String> output() {
		return completeLines(this.output);
	}

	/**
	 * What it printed to the standard error stream so far, without the JVM's own
	 * warnings: from 24 on it complains there about Netty's use of native methods and
	 * Unsafe.
	 */
	List<String> errors() {
		return completeLines(this.errors).stream()
			.filter((line) -> !line.isBlank() && !line.startsWith("WARNING: "))
			.toList();
	}

	/** All lines so far, each read strictly. */
	List<LogLine> lines() {
		return output().stream().map(LogLine::parse).toList();
	}

	/**
	 * Waits until a line of that request says something, and returns all lines of the
	 * request.
	 */
	List<LogLine> awaitLinesOf(String requestId, String text) {
		Awaitility.await().atMost(TIMEOUT).until(() -> linesOf(requestId).stream().anyMatch((line) -> line.says(text)));
		return linesOf(requestId);
	}

	List<LogLine> linesOf(String requestId) {
		return lines().stream().filter((line) -> requestId.equals(line.text("request_id"))).toList();
	}

	@Override
	public void close() {
		this.process.destroy();
		awaitExit();
	}

	@Override
	public String toString() {
		return String.join("\n", output()) + "\n" + String.join("\n", errors());
	}

	private boolean isOver() {
		return !this.process.isAlive();
	}

	private boolean printed(Pattern pattern) {
		return output().stream().anyMatch((line) -> pattern.matcher(line).find());
	}

	private String port() {
		String known = this.port;
		if (known == null) {
			known = output().stream()
				.map(PORT::matcher)
				.filter(Matcher::find)
				.map((matcher) -> matcher.group(1))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("No port in: " + this));
			this.port = known;
		}
		return known;
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> completeLines(Path file) {
		try {
			String text = Files.readString(file);
			return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
