/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What requests to the packaged batch server notice of a collector that misbehaves, traces and lines both being exported
 * to it: latency and CPU at a fixed rate, warnings, losses, how long the export takes to resume, and the shutdown. Beside
 * it runs a server of the same age that exports nothing. The two are asked in turn, a few seconds each, so that whatever
 * else the machine does befalls both alike; latency and CPU stand as "with export / without".
 *
 * <pre>java benchmarks/collector/CollectorFaults.java JAR SECONDS RATE [FAULT …]</pre>
 */
public class CollectorFaults {

	private static final int CONNECTIONS = 4;

	private static final int WARM_UP_SECONDS = 30;

	private static final int SLICE_SECONDS = 5;

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String ENDPOINT = "--management.opentelemetry.%s.export.otlp.endpoint=http://127.0.0.1:%d/v1/%s";

	enum Fault {

		HEALTHY, REFUSED, UNREACHABLE, SILENT, UNAVAILABLE, SLOW, NONE

	}

	public static void main(String[] args) throws Exception {
		List<Fault> faults = (args.length > 3)
				? Arrays.stream(args).skip(3).map((name) -> Fault.valueOf(name.toUpperCase(Locale.ROOT))).toList()
				: Arrays.stream(Fault.values()).filter((fault) -> fault != Fault.NONE).toList();
		int seconds = Integer.parseInt(args[1]);
		int rate = Integer.parseInt(args[2]);
		System.out.println("| collector | requests | p50 ms | p99 ms | CPU µs a request | warnings in a minute | traces: "
				+ "arrived, failed, dropped | logs | resumed after s: traces, logs | shutdown s |\n"
				+ "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
		for (Fault fault : faults) {
			run(args[0], fault, seconds, rate);
		}
	}

	private static void run(String jar, Fault fault, int seconds, int rate) throws Exception {
		try (Collector collector = new Collector()) {
			collector.become(fault);
			try (Server without = new Server(jar, List.of());
					Server server = new Server(jar, List.of(ENDPOINT.formatted("tracing", collector.port, "traces"),
							ENDPOINT.formatted("logging", collector.port, "logs")))) {
				inTurn(WARM_UP_SECONDS, new Load(server, 10 * rate), new Load(without, 10 * rate)); // Until all is compiled.
				Load load = new Load(server, rate);
				Load control = new Load(without, rate);
				inTurn(seconds, load, control);
				String traces = server.exported("traces");
				String logs = server.exported("logs");
				String resumed = (fault != Fault.HEALTHY) ? resume(server, collector) : "";
				collector.become(fault);
				new Load(server, rate).run(10);
				long warnings = server.warningsInAMinute();
				double shutdown = server.shutdown();
				System.out.printf(Locale.ROOT, "| %s | %d | %.2f / %.2f | %.2f / %.2f | %.0f / %.0f | %d | %s | %s | %s | %.2f |%n",
						fault.name().toLowerCase(Locale.ROOT), load.latencies.size(), load.percentile(0.5),
						control.percentile(0.5), load.percentile(0.99), control.percentile(0.99), load.micros(),
						control.micros(), warnings, traces, logs, resumed, shutdown);
			}
		}
	}

	private static void inTurn(int seconds, Load one, Load other) throws Exception {
		for (int second = 0; second < seconds; second += SLICE_SECONDS) {
			one.run(SLICE_SECONDS);
			other.run(SLICE_SECONDS);
		}
	}

	private static String resume(Server server, Collector collector) throws Exception {
		collector.become(Fault.HEALTHY);
		long begin = System.nanoTime();
		double[] resumed = { -1, -1 };
		while ((resumed[0] < 0 || resumed[1] < 0) && System.nanoTime() - begin < 60_000_000_000L) {
			server.count("resumed");
			double now = (System.nanoTime() - begin) / 1e9;
			resumed[0] = (resumed[0] < 0 && collector.resumed.contains("/v1/traces")) ? now : resumed[0];
			resumed[1] = (resumed[1] < 0 && collector.resumed.contains("/v1/logs")) ? now : resumed[1];
			LockSupport.parkNanos(50_000_000);
		}
		return String.format(Locale.ROOT, "%.1f, %.1f", resumed[0], resumed[1]);
	}

	/** Requests at a fixed rate, in one or several goes. */
	private static final class Load {

		private final Server server;

		private final long pause;

		private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();

		private double cpu;

		Load(Server server, int rate) {
			this.server = server;
			this.pause = 1_000_000_000L * CONNECTIONS / rate;
		}

		void run(int seconds) throws Exception {
			double before = this.server.cpuMicros();
			List<Thread> threads = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				Thread thread = new Thread(() -> sendOverOne(seconds));
				thread.start();
				threads.add(thread);
			}
			for (Thread thread : threads) {
				thread.join();
			}
			this.cpu += this.server.cpuMicros() - before;
		}

		private void sendOverOne(int seconds) {
			long begin = System.nanoTime();
			for (long i = 0; i * this.pause < seconds * 1_000_000_000L; i++) {
				long due = begin + i * this.pause;
				while (due - System.nanoTime() > 0) {
					LockSupport.parkNanos(due - System.nanoTime());
				}
				long sent = System.nanoTime();
				this.server.count("load");
				this.latencies.add((System.nanoTime() - sent) / 1e6);
			}
		}

		double percentile(double share) {
			double[] sorted = this.latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
			return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
		}

		double micros() {
			return this.cpu / this.latencies.size();
		}

	}

	/** The packaged batch server. */
	private static final class Server implements AutoCloseable {

		private static final Pattern READY = Pattern.compile("started on port (\\d+).*process running for", Pattern.DOTALL);

		private static final Pattern WARNING = Pattern.compile("\\{\"timestamp\":\"([^\"]+)\",\"level\":\"(?:WARN|ERROR)\"");

		private static final Pattern EXPORT = Pattern.compile("\"logger\":\"(?:dev\\.spyglass\\.context\\.export|io\\.opentelemetry|okhttp3)\\.");

		private final Path output = Files.createTempFile("collector-faults-", ".log");

		private final Process process;

		private final int port;

		Server(String jar, List<String> arguments) throws IOException {
			List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx512m", "-XX:+UseSerialGC", "-jar", jar, "--server.port=0", "--server.address=127.0.0.1"));
			command.addAll(arguments);
			this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(this.output.toFile()).start();
			this.port = awaitPort();
		}

		private int awaitPort() throws IOException {
			for (int i = 0; i < 1200; i++) {
				Matcher matcher = READY.matcher(Files.readString(this.output));
				if (matcher.find()) {
					return Integer.parseInt(matcher.group(1));
				}
				LockSupport.parkNanos(100_000_000);
			}
			throw new IllegalStateException("Not ready: " + Files.readString(this.output));
		}

		void count(String id) {
			HttpRequest request = HttpRequest.newBuilder(uri("/tokenizer/v1/counts"))
				.header("Content-Type", "application/json")
				.header("X-Request-ID", id)
				.POST(HttpRequest.BodyPublishers.ofString("{\"texts\":[\"hello\"]}"))
				.build();
			try {
				HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
				if (response.statusCode() != 200) {
					throw new IllegalStateException(response.toString());
				}
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/** As the kernel booked it. */
		double cpuMicros() {
			return this.process.info().totalCpuDuration().orElseThrow().toNanos() / 1e3;
		}

		String exported(String signal) throws Exception {
			StringBuilder counts = new StringBuilder();
			for (String outcome : List.of("success", "failure", "dropped")) {
				counts.append(counts.isEmpty() ? "" : ", ")
					.append((long) meter("outcome=\"" + outcome + "\",signal=\"" + signal + "\""));
			}
			return counts.toString();
		}

		private double meter(String tags) throws Exception {
			return CLIENT.send(HttpRequest.newBuilder(uri("/actuator/prometheus")).build(), BodyHandlers.ofString())
				.body()
				.lines()
				.filter((line) -> line.startsWith("spyglass_export_total") && line.contains(tags))
				.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
				.sum();
		}

		private URI uri(String path) {
			return URI.create("http://127.0.0.1:" + this.port + path);
		}

		double shutdown() throws InterruptedException {
			long begin = System.nanoTime();
			this.process.destroy();
			this.process.waitFor(60, TimeUnit.SECONDS);
			return (System.nanoTime() - begin) / 1e9;
		}

		/** The most lines about the export in any minute, of level WARN and above or no JSON. */
		long warningsInAMinute() throws IOException {
			try (var lines = Files.lines(this.output)) {
				List<String> suspicious = lines
					.filter((line) -> !line.startsWith("{") || EXPORT.matcher(line).find() && WARNING.matcher(line).find())
					.toList();
				List<Instant> warnings = suspicious.stream().map(Server::time).toList();
				return warnings.stream()
					.mapToLong((begin) -> warnings.stream()
						.filter((time) -> !time.isBefore(begin) && time.isBefore(begin.plusSeconds(60)))
						.count())
					.max()
					.orElse(0);
			}
		}

		private static Instant time(String line) {
			Matcher matcher = WARNING.matcher(line);
			return matcher.find() ? Instant.parse(matcher.group(1)) : Instant.EPOCH;
		}

		@Override
		public void close() throws Exception {
			this.process.destroyForcibly().waitFor();
			Files.delete(this.output);
		}

	}

	/** Takes what is sent, and misbehaves when told to. */
	private static final class Collector implements Closeable {

		private final Set<String> resumed = ConcurrentHashMap.newKeySet();

		private final List<Socket> waiting = new ArrayList<>();

		private final int port;

		private volatile Fault fault = Fault.NONE;

		private volatile ServerSocket server;

		Collector() throws IOException {
			this.server = listen(0, 50);
			this.port = this.server.getLocalPort();
		}

		void become(Fault next) throws IOException {
			this.fault = next;
			close();
			this.resumed.clear();
			if (next == Fault.UNREACHABLE) {
				this.server = listen(this.port, 1);
				for (int i = 0; i < 2; i++) {
					this.waiting.add(new Socket(InetAddress.getLoopbackAddress(), this.port)); // The rest gets no answer.
				}
			}
			else if (next != Fault.REFUSED && next != Fault.NONE) {
				this.server = listen(this.port, 50);
				daemon(this::accept);
			}
		}

		private static ServerSocket listen(int port, int backlog) throws IOException {
			ServerSocket server = new ServerSocket();
			server.setReuseAddress(true);
			for (int attempt = 0; !server.isBound(); attempt++) {
				try {
					server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), backlog);
				}
				catch (IOException ex) {
					if (attempt == 100) {
						throw ex;
					}
					LockSupport.parkNanos(50_000_000); // Not yet closed.
				}
			}
			return server;
		}

		private void accept() {
			ServerSocket mine = this.server;
			while (true) {
				try {
					Socket socket = mine.accept();
					daemon(() -> serve(socket));
				}
				catch (IOException ex) {
					return;
				}
			}
		}

		private void serve(Socket socket) {
			Fault mine = this.fault;
			try (socket) {
				InputStream in = new BufferedInputStream(socket.getInputStream());
				while (take(in, mine)) {
					switch (mine) {
						case SILENT -> LockSupport.park();
						case SLOW -> answer(socket, "200 OK", 1_000_000_000);
						case UNAVAILABLE -> answer(socket, "503 Busy", 0);
						default -> answer(socket, "200 OK", 0);
					}
					if (this.fault != mine) {
						return;
					}
				}
			}
			catch (IOException ex) {
				// The exporter gave up.
			}
		}

		private boolean take(InputStream in, Fault mine) throws IOException {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				int next = in.read();
				if (next < 0) {
					return false;
				}
				head.append((char) next);
			}
			Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
			byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
			if (mine == Fault.HEALTHY && new String(body, StandardCharsets.ISO_8859_1).contains("resumed")) {
				this.resumed.add(head.toString().split(" ")[1]);
			}
			return true;
		}

		private static void answer(Socket socket, String status, long nanosPerByte) throws IOException {
			OutputStream out = socket.getOutputStream();
			byte[] answer = ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
			if (nanosPerByte == 0) {
				out.write(answer);
				return;
			}
			for (byte next : answer) {
				LockSupport.parkNanos(nanosPerByte);
				out.write(next);
			}
		}

		private static void daemon(Runnable work) {
			Thread thread = new Thread(work, "collector");
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void close() throws IOException {
			this.server.close();
			for (Socket socket : this.waiting) {
				socket.close();
			}
			this.waiting.clear();
		}

	}

}
