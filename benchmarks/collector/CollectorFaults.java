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
 * to it: latency and CPU at a fixed rate, warnings, losses, how long the export takes to resume, and the shutdown.
 *
 * <pre>java benchmarks/collector/CollectorFaults.java JAR SECONDS RATE [FAULT …]</pre>
 */
public class CollectorFaults {

	private static final int CONNECTIONS = 4;

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String ENDPOINT = "--management.opentelemetry.%s.export.otlp.endpoint=http://127.0.0.1:%d/v1/%s";

	enum Fault {

		NO_EXPORT, HEALTHY, REFUSED, UNREACHABLE, SILENT, UNAVAILABLE, SLOW

	}

	public static void main(String[] args) throws Exception {
		List<Fault> faults = (args.length > 3)
				? Arrays.stream(args).skip(3).map((name) -> Fault.valueOf(name.toUpperCase(Locale.ROOT))).toList()
				: List.of(Fault.values());
		System.out.println("| collector | requests | p50 ms | p99 ms | CPU µs a request | warnings | traces: arrived, "
				+ "failed, dropped | logs | resumed after s | shutdown s |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
		for (Fault fault : faults) {
			new CollectorFaults(args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2])).run(fault);
		}
	}

	private final String jar;

	private final int seconds;

	private final int rate;

	private int port;

	CollectorFaults(String jar, int seconds, int rate) {
		this.jar = jar;
		this.seconds = seconds;
		this.rate = rate;
	}

	private void run(Fault fault) throws Exception {
		Path output = Files.createTempFile("collector-faults-", ".log");
		try (Collector collector = new Collector()) {
			collector.become(fault);
			Process process = start(fault, collector.port, output);
			try {
				this.port = awaitPort(output);
				load(5 + this.seconds / 4);
				double cpu = meter("process_cpu_time_ns_total", "");
				double[] latencies = load(this.seconds);
				cpu = (meter("process_cpu_time_ns_total", "") - cpu) / 1_000 / latencies.length;
				String traces = exported("traces");
				String logs = exported("logs");
				String resumed = (fault.ordinal() > 1) ? resume(collector) : "";
				collector.become(fault);
				load(10);
				long begin = System.nanoTime();
				process.destroy();
				process.waitFor(60, TimeUnit.SECONDS);
				double shutdown = (System.nanoTime() - begin) / 1e9;
				System.out.printf(Locale.ROOT, "| %s | %d | %.2f | %.2f | %.0f | %d | %s | %s | %s | %.2f |%n",
						fault.name().toLowerCase(Locale.ROOT), latencies.length, percentile(latencies, 0.5),
						percentile(latencies, 0.99), cpu, warnings(output), traces, logs, resumed, shutdown);
			}
			finally {
				process.destroyForcibly().waitFor();
			}
		}
	}

	private Process start(Fault fault, int collector, Path output) throws IOException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-XX:+UseSerialGC", "-jar", this.jar, "--server.port=0", "--server.address=127.0.0.1"));
		if (fault != Fault.NO_EXPORT) {
			command.add(ENDPOINT.formatted("tracing", collector, "traces"));
			command.add(ENDPOINT.formatted("logging", collector, "logs"));
		}
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	/** Requests at a fixed rate; returns how many milliseconds each took, sorted. */
	private double[] load(int duration) throws Exception {
		ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < CONNECTIONS; i++) {
			Thread thread = new Thread(() -> sendOverOne(duration, latencies));
			thread.start();
			threads.add(thread);
		}
		for (Thread thread : threads) {
			thread.join();
		}
		return latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
	}

	private void sendOverOne(int duration, ConcurrentLinkedQueue<Double> latencies) {
		long pause = 1_000_000_000L * CONNECTIONS / this.rate;
		long begin = System.nanoTime();
		for (long i = 0; i * pause < duration * 1_000_000_000L; i++) {
			long due = begin + i * pause;
			while (due - System.nanoTime() > 0) {
				LockSupport.parkNanos(due - System.nanoTime());
			}
			long sent = System.nanoTime();
			count("load");
			latencies.add((System.nanoTime() - sent) / 1e6);
		}
	}

	private void count(String id) {
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

	private String resume(Collector collector) throws Exception {
		collector.become(Fault.HEALTHY);
		long begin = System.nanoTime();
		double[] resumed = { -1, -1 };
		while ((resumed[0] < 0 || resumed[1] < 0) && System.nanoTime() - begin < 60_000_000_000L) {
			count("resumed");
			double now = (System.nanoTime() - begin) / 1e9;
			resumed[0] = (resumed[0] < 0 && collector.resumed.contains("/v1/traces")) ? now : resumed[0];
			resumed[1] = (resumed[1] < 0 && collector.resumed.contains("/v1/logs")) ? now : resumed[1];
			LockSupport.parkNanos(50_000_000);
		}
		return String.format(Locale.ROOT, "%.1f, %.1f", resumed[0], resumed[1]);
	}

	private String exported(String signal) throws Exception {
		StringBuilder counts = new StringBuilder();
		for (String outcome : List.of("success", "failure", "dropped")) {
			counts.append(counts.isEmpty() ? "" : ", ")
				.append((long) meter("spyglass_export_total", "outcome=\"" + outcome + "\",signal=\"" + signal + "\""));
		}
		return counts.toString();
	}

	private double meter(String name, String tags) throws Exception {
		return CLIENT.send(HttpRequest.newBuilder(uri("/actuator/prometheus")).build(), BodyHandlers.ofString())
			.body()
			.lines()
			.filter((line) -> line.startsWith(name) && line.contains(tags))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private static long warnings(Path output) throws IOException {
		try (var lines = Files.lines(output)) {
			return lines.filter((line) -> line.contains("\"level\":\"WARN\"") || line.contains("\"level\":\"ERROR\"")
					|| !line.startsWith("{")).count();
		}
	}

	private static double percentile(double[] sorted, double share) {
		return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
	}

	private static int awaitPort(Path output) throws IOException {
		Pattern ready = Pattern.compile("started on port (\\d+).*process running for", Pattern.DOTALL);
		for (int i = 0; i < 1200; i++) {
			Matcher matcher = ready.matcher(Files.readString(output));
			if (matcher.find()) {
				return Integer.parseInt(matcher.group(1));
			}
			LockSupport.parkNanos(100_000_000);
		}
		throw new IllegalStateException("Not ready: " + Files.readString(output));
	}

	/** Takes what is sent, and misbehaves when told to. */
	private static final class Collector implements Closeable {

		private final Set<String> resumed = ConcurrentHashMap.newKeySet();

		private final List<Socket> waiting = new ArrayList<>();

		private final int port;

		private volatile Fault fault = Fault.NO_EXPORT;

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
			else if (next != Fault.REFUSED && next != Fault.NO_EXPORT) {
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
