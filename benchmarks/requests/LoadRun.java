/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what one request costs the packaged batch server with and without Spyglass' request handling: its smallest
 * endpoint over eight kept-alive connections on loopback, in turn, CPU time and allocated bytes of the whole process as
 * its own meters have them, medians of the rounds.
 *
 * <pre>java benchmarks/requests/LoadRun.java 5 sample-app/batch-server/target/spyglass-sample-batch-server-….jar</pre>
 */
public class LoadRun {

	private static final int CONNECTIONS = 8;

	private static final int WARM_UP = 20_000;

	private static final int REQUESTS = 20_000;

	private static final Map<String, List<String>> VARIANTS = new LinkedHashMap<>();
	static {
		VARIANTS.put("off", List.of("--spyglass.request.enabled=false"));
		VARIANTS.put("ids, no line", List.of("--spyglass.request.log.enabled=false"));
		VARIANTS.put("on", List.of());
		VARIANTS.put("on, all fields", List.of("--spyglass.request.fields.include=user,method,route,client-ip"));
	}

	private static final byte[] REQUEST = request();

	public static void main(String[] args) throws Exception {
		int rounds = Integer.parseInt(args[0]);
		Map<String, List<double[]>> costs = new LinkedHashMap<>();
		for (int round = 0; round < rounds; round++) {
			for (Map.Entry<String, List<String>> variant : VARIANTS.entrySet()) {
				double[] cost = measure(args[1], variant.getValue());
				System.err.printf(Locale.ROOT, "%s: %.1f us, %.0f bytes%n", variant.getKey(), cost[0], cost[1]);
				costs.computeIfAbsent(variant.getKey(), (key) -> new ArrayList<>()).add(cost);
			}
		}
		double[] off = medians(costs.get("off"));
		System.out.printf("JDK %s, %d processors, %d rounds of %d requests%n%n", Runtime.version(),
				Runtime.getRuntime().availableProcessors(), rounds, REQUESTS);
		System.out.println("| request handling | CPU µs a request | added | bytes a request | added |\n|---|---:|---:|---:|---:|");
		costs.forEach((variant, rows) -> {
			double[] cost = medians(rows);
			System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.0f | %.0f |%n", variant, cost[0], cost[0] - off[0], cost[1],
					cost[1] - off[1]);
		});
	}

	private static double[] measure(String jar, List<String> properties) throws Exception {
		int port = freePort();
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-Xmn16m", "-jar", jar, "--server.port=" + port));
		command.addAll(properties);
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			awaitReady(port);
			send(port, WARM_UP);
			double[] before = meters(port);
			send(port, REQUESTS);
			double[] after = meters(port);
			return new double[] { (after[0] - before[0]) / 1_000 / REQUESTS, (after[1] - before[1]) / REQUESTS };
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	private static void send(int port, int requests) throws Exception {
		List<Thread> threads = new ArrayList<>();
		List<Throwable> failures = new ArrayList<>();
		for (int i = 0; i < CONNECTIONS; i++) {
			Thread thread = new Thread(() -> sendOverOne(port, requests / CONNECTIONS));
			thread.setUncaughtExceptionHandler((failed, ex) -> failures.add(ex));
			thread.start();
			threads.add(thread);
		}
		for (Thread thread : threads) {
			thread.join();
		}
		if (!failures.isEmpty()) {
			throw new IllegalStateException(failures.get(0));
		}
	}

	private static void sendOverOne(int port, int requests) {
		int left = requests;
		try {
			while (left > 0) {
				left -= sendUntilClosed(port, left);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Tomcat closes a connection after a hundred requests. */
	private static int sendUntilClosed(int port, int requests) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setTcpNoDelay(true);
			OutputStream out = socket.getOutputStream();
			InputStream in = new BufferedInputStream(socket.getInputStream());
			for (int i = 1; i <= requests; i++) {
				out.write(REQUEST);
				if (!readAnswer(in)) {
					return i;
				}
			}
			return requests;
		}
	}

	/** Returns whether the connection stays open. */
	private static boolean readAnswer(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (!head.toString().endsWith("\r\n\r\n")) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("Closed amid " + head);
			}
			head.append((char) next);
		}
		String text = head.toString();
		if (!text.startsWith("HTTP/1.1 200")) {
			throw new IOException(text);
		}
		Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(text);
		if (length.find()) {
			in.readNBytes(Integer.parseInt(length.group(1)));
		}
		else {
			skipChunks(in);
		}
		return !text.toLowerCase(Locale.ROOT).contains("connection: close");
	}

	private static void skipChunks(InputStream in) throws IOException {
		int size;
		do {
			StringBuilder line = new StringBuilder();
			for (int next = in.read(); next != '\n'; next = in.read()) {
				line.append((char) next);
			}
			size = Integer.parseInt(line.toString().strip(), 16);
			in.readNBytes(size + 2);
		}
		while (size > 0);
	}

	private static byte[] request() {
		String body = "{\"texts\":[\"hello\"]}";
		return ("POST /tokenizer/v1/counts HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: 0f8fad5b-d9cb-469f-a165-70867728950e\r\n"
				+ "User-Agent: load\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static void awaitReady(int port) throws Exception {
		for (int i = 0; i < 600; i++) {
			try {
				if (get(port, "/readyz").statusCode() == 200) {
					return;
				}
			}
			catch (IOException ex) {
				// Not yet.
			}
			Thread.sleep(100);
		}
		throw new IllegalStateException("Not ready");
	}

	private static double[] meters(int port) throws Exception {
		String meters = get(port, "/actuator/prometheus").body();
		return new double[] { sum(meters, "process_cpu_time_ns_total"), sum(meters, "jvm_gc_memory_allocated_bytes_total") };
	}

	private static double sum(String meters, String name) {
		return meters.lines()
			.filter((line) -> line.startsWith(name))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static double[] medians(List<double[]> rows) {
		double[] medians = new double[2];
		for (int i = 0; i < medians.length; i++) {
			int column = i;
			double[] sorted = rows.stream().mapToDouble((row) -> row[column]).sorted().toArray();
			medians[i] = sorted[sorted.length / 2];
		}
		return medians;
	}

}
