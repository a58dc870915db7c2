/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Prometheus that scrapes one application each second, where it is installed
 * ({@code .ci/run} installs it). Listens on a port of its own choice.
 */
final class Prometheus implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/bin/prometheus");

	private static final Pattern ADDRESS = Pattern.compile("Listening on.* address=(\\S+)");

	private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]+,\"([^\"]+)\"]");

	private final HttpClient client = HttpClient.newHttpClient();

	private final Process process;

	private final String address;

	private Prometheus(Process process, String address) {
		this.process = process;
		this.address = address;
	}

	/**
	 * Starts it on an empty database, or skips the test where there is none.
	 * @param folder where its files go
	 * @param target the application to scrape
	 */
	static Prometheus scraping(RunningApplication target, Path folder) throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(PROGRAM),
				"Skipped: Prometheus is not installed (Debian package prometheus)");
		Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
				global:
				  scrape_interval: 1s
				scrape_configs:
				  - job_name: batch-server
				    metrics_path: /actuator/prometheus
				    static_configs:
				      - targets: ['%s']
				""".formatted(target.uri("").getAuthority()));
		Path log = folder.resolve("prometheus.log");
		Process process = new ProcessBuilder(PROGRAM.toString(), "--config.file=" + configuration,
				"--storage.tsdb.path=" + folder.resolve("data"), "--web.listen-address=127.0.0.1:0")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		return new Prometheus(process,
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> address(log), (found) -> found != null));
	}

	/** Where it listens, it says in its log only. */
	private static String address(Path log) throws IOException {
		Matcher matcher = ADDRESS.matcher(Files.readString(log));
		return matcher.find() ? matcher.group(1) : null;
	}

	/** Returns the one value that a query has now, or NaN if it has none. */
	double query(String promql) {
		URI uri = URI.create(
				"http://" + this.address + "/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
		try {
			String body = this.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
			Matcher value = VALUE.matcher(body);
			return value.find() ? Double.parseDouble(value.group(1)) : Double.NaN;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Waits until a query has that value. */
	void await(String promql, double value) {
		Awaitility.await(promql).atMost(Duration.ofSeconds(60)).until(() -> query(promql) == value);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
