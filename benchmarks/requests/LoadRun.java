/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Compares what one request costs the packaged batch server with and without Spyglass' request handling: its smallest
 * endpoint over kept-alive connections on loopback. Each round starts one process for each variant. All of them stay up
 * and are asked in turn, a slice of requests each, so that whatever else the machine does befalls all alike. CPU time is
 * what the kernel booked on the process: the median of the slices, and the median of what a slice took more than the slice
 * of "off" in the same turn, with its quartiles. Allocated bytes are those of all slices together.
 *
 * <pre>java benchmarks/requests/LoadRun.java 3 sample-app/batch-server/target/spyglass-sample-batch-server-….jar</pre>
 */
public class LoadRun {

	private static final int CONNECTIONS = 4;

	private static final int WARM_UP = 30_000;

	private static final int SLICES = 40;

	private static final int SLICE = 1_500;

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
		Map<String, Costs> costs = new LinkedHashMap<>();
		VARIANTS.keySet().forEach((variant) -> costs.put(variant, new Costs()));
		for (int round = 0; round < rounds; round++) {
			run(args[1], costs);
		}
		Costs off = costs.get("off");
		System.out.printf("JDK %s, %d processors, %d rounds of %d slices of %d requests%n%n", Runtime.version(),
				Runtime.getRuntime().availableProcessors(), rounds, SLICES, SLICE);
		System.out.println("| request handling | CPU µs a request | added (quartiles) | bytes a request | added |");
		System.out.println("|---|---:|---:|---:|---:|");
		costs.forEach((variant, cost) -> System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f (%.1f to %.1f) | %.0f | %.0f |%n",
				variant, cost.micros(0.5), cost.added(off, 0.5), cost.added(off, 0.25), cost.added(off, 0.75), cost.bytes(),
				cost.bytes() - off.bytes()));
	}

	private static void run(String jar, Map<String, Costs> costs) throws Exception {
		Map<String, Server> servers = new LinkedHashMap<>();
		try {
			for (Map.Entry<String, List<String>> variant : VARIANTS.entrySet()) {
				servers.put(variant.getKey(), new Server(jar, variant.getValue()));
			}
			for (Server server : servers.values()) {
				server.send(WARM_UP);
			}
			for (Map.Entry<String, Server> server : servers.entrySet()) {
				costs.get(server.getKey()).bytes -= server.getValue().allocated();
			}
			for (int slice = 0; slice < SLICES; slice++) {
				for (Map.Entry<String, Server> server : servers.entrySet()) {
					long before = server.getValue().cpuNanos();
					server.getValue().send(SLICE);
					costs.get(server.getKey()).slices.add((server.getValue().cpuNanos() - before) / 1e3 / SLICE);
				}
			}
			for (Map.Entry<String, Server> server : servers.entrySet()) {
				Costs cost = costs.get(server.getKey());
				cost.bytes += server.getValue().allocated();
				cost.requests += SLICES * SLICE;
				System.err.printf(Locale.ROOT, "%s, so far: %.1f us, %.0f bytes%n", server.getKey(), cost.micros(0.5),
						cost.bytes());
			}
		}
		finally {
			servers.values().forEach(Server::close);
		}
	}

	private static byte[] request() {
		String body = "{\"texts\":[\"hello\"]}";
		return ("POST /tokenizer/v1/counts HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: 0f8fad5b-d9cb-469f-a165-70867728950e\r\n"
				+ "User-Agent: load\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static final class Costs {

		private final List<Double> slices = new ArrayList<>();

		private double bytes;

		private long requests;

		double micros(double share) {
			return quantile(this.slices.stream().mapToDouble(Double::doubleValue), share);
		}

		double added(Costs off, double share) {
			return quantile(IntStream.range(0, this.slices.size())
				.mapToDouble((turn) -> this.slices.get(turn) - off.slices.get(turn)), share);
		}

		private static double quantile(DoubleStream values, double share) {
			double[] sorted = values.sorted().toArray();
			return sorted[(int) (share * (sorted.length - 1))];
		}

		double bytes() {
			return this.bytes / this.requests;
		}

	}

	/** One process, which tells on its log what port it took and when it is ready. */
	private static final class Server {

		private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

		private final Process process;

		private final int port;

		Server(String jar, List<String> properties) throws IOException {
			List<String> command = new ArrayList<>(List.of(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms256m", "-Xmx256m",
					"-XX:+UseSerialGC", "-Xmn16m"));
			command.addAll(Arrays.asList(System.getProperty("options", "-Dnone").split(" ")));
			command.addAll(List.of("-jar", jar, "--server.port=0"));
			command.addAll(properties);
			this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
			BufferedReader log = this.process.inputReader();
			this.port = awaitStarted(log);
			Thread drain = new Thread(() -> log.lines().forEach((line) -> {
			}));
			drain.setDaemon(true);
			drain.start();
		}

		private static int awaitStarted(BufferedReader log) throws IOException {
			StringBuilder seen = new StringBuilder();
			int port = 0;
			for (String line = log.readLine(); line != null; line = log.readLine()) {
				seen.append(line).append('\n');
				Matcher matcher = PORT.matcher(line);
				port = matcher.find() ? Integer.parseInt(matcher.group(1)) : port;
				if (port != 0 && line.contains("Started BatchServerApplication")) {
					return port;
				}
			}
			throw new IllegalStateException("It did not start: " + seen);
		}

		long cpuNanos() {
			return this.process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow();
		}

		double allocated() throws Exception {
			HttpRequest request = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/actuator/prometheus"))
				.build();
			return HttpClient.newHttpClient()
				.send(request, HttpResponse.BodyHandlers.ofString())
				.body()
				.lines()
				.filter((line) -> line.startsWith("jvm_gc_memory_allocated_bytes_total"))
				.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
				.sum();
		}

		void send(int requests) throws Exception {
			List<Thread> threads = new ArrayList<>();
			List<Throwable> failures = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				Thread thread = new Thread(() -> sendOverOne(requests / CONNECTIONS));
				thread.setUncaughtExceptionHandler((failed, ex) -> {
					synchronized (failures) {
						failures.add(ex);
					}
				});
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

		private void sendOverOne(int requests) {
			int left = requests;
			try {
				while (left > 0) {
					left -= sendUntilClosed(left);
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** Tomcat closes a connection after a hundred requests. */
		private int sendUntilClosed(int requests) throws IOException {
			try (Socket socket = new Socket("127.0.0.1", this.port)) {
				socket.setTcpNoDelay(true);
				OutputStream out = socket.getOutputStream();
				InputStream in = new BufferedInputStream(socket.getInputStream());
				for (int i = 1; i <= requests; i++) {
					out.write(REQUEST);
					if (!Answer.read(in)) {
						return i;
					}
				}
				return requests;
			}
		}

		void close() {
			try {
				this.process.destroyForcibly().waitFor();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	private static final class Answer {

		private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

		/** Returns whether the connection stays open. */
		static boolean read(InputStream in) throws IOException {
			StringBuilder head = new StringBuilder();
			while (head.length() < 4 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
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
			Matcher length = LENGTH.matcher(text);
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

	}

}
