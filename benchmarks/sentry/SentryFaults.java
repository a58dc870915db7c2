/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a packaged application notices of a Sentry that misbehaves: half of its requests succeed ({@code /hello}), half
 * fail ({@code /fail}), at a fixed rate. Prints their latencies, the live heap after the first tenth of the errors and
 * after all of them, what became of the events, and how long the shutdown takes with a full queue. What still waits in
 * the queue is sent once the receiver is well, so that every error is accounted for.
 *
 * <pre>java benchmarks/sentry/SentryFaults.java JAR ERRORS RATE [FAULT …]</pre>
 *
 * The application is {@code sample-app/black-box/target/it/mvc/target/application.jar}, or another with these paths.
 */
public class SentryFaults {

	private static final int CONNECTIONS = 4;

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	enum Fault {

		NO_DSN, HEALTHY, LIMITED, FAILING, GARBAGE, SILENT, UNREACHABLE, REFUSED

	}

	public static void main(String[] args) throws Exception {
		List<Fault> faults = (args.length > 3)
				? Arrays.stream(args).skip(3).map((name) -> Fault.valueOf(name.toUpperCase(Locale.ROOT))).toList()
				: List.of(Fault.values());
		System.out.println("| Sentry | errors | ok: p50, p99 ms | failing: p50, p99 ms | CPU µs a request | live heap MB: first, last |"
				+ " sent, failed, dropped | left in the queue | sum | warnings | shutdown s |\n"
				+ "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
		for (Fault fault : faults) {
			new SentryFaults(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2])).run(fault);
		}
	}

	private final Path jar;

	private final int errors;

	private final int rate;

	private int port;

	SentryFaults(Path jar, int errors, int rate) {
		this.jar = jar;
		this.errors = errors;
		this.rate = rate;
	}

	private void run(Fault fault) throws Exception {
		Path output = Files.createTempFile("sentry-faults-", ".log");
		try (Receiver receiver = new Receiver()) {
			receiver.become(fault);
			Process process = start(fault, receiver.port, output);
			try {
				this.port = awaitPort(output);
				Load first = load(this.errors / 10);
				double firstHeap = liveHeap(process);
				double cpu = meter("process_cpu_time_ns_total", "");
				Load rest = load(this.errors - this.errors / 10);
				cpu = (meter("process_cpu_time_ns_total", "") - cpu) / 1_000 / rest.count();
				double lastHeap = liveHeap(process);
				long[] counts = counts();
				long left = (fault == Fault.NO_DSN) ? 0 : this.errors - sum(counts);
				String queued = (left == 0) ? "0" : left + " → " + drained(receiver);
				long sum = sum(counts());
				receiver.become(fault);
				load(this.errors / 10);
				long begin = System.nanoTime();
				process.destroy();
				process.waitFor(60, TimeUnit.SECONDS);
				double shutdown = (System.nanoTime() - begin) / 1e9;
				System.out.printf(Locale.ROOT, "| %s | %d | %s | %s | %.0f | %.1f, %.1f | %s | %s | %d | %d | %.2f |%n",
						fault.name().toLowerCase(Locale.ROOT), first.failing.size() + rest.failing.size(),
						percentiles(rest.succeeding), percentiles(rest.failing), cpu, firstHeap, lastHeap,
						counts[0] + ", " + counts[1] + ", " + counts[2], queued, sum, warnings(output), shutdown);
			}
			finally {
				process.destroyForcibly().waitFor();
				Files.delete(output);
			}
		}
	}

	private Process start(Fault fault, int sentry, Path output) throws IOException {
		List<String> command = new ArrayList<>(List.of(java("java"), "-Xmx512m", "-XX:+UseSerialGC", "-jar",
				this.jar.toString(), "--server.port=0", "--server.address=127.0.0.1"));
		if (fault != Fault.NO_DSN) {
			command.add("--spyglass.sentry.dsn=http://0123456789abcdef0123456789abcdef@127.0.0.1:" + sentry + "/1");
		}
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	private static String java(String tool) {
		return Path.of(System.getProperty("java.home"), "bin", tool).toString();
	}

	/** As many failing requests as that, and as many others, at a fixed rate. */
	private Load load(int failures) throws Exception {
		Load load = new Load();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < CONNECTIONS; i++) {
			int mine = failures / CONNECTIONS + ((i < failures % CONNECTIONS) ? 1 : 0);
			Thread thread = new Thread(() -> sendOverOne(mine * 2, load));
			thread.start();
			threads.add(thread);
		}
		for (Thread thread : threads) {
			thread.join();
		}
		return load;
	}

	private void sendOverOne(int count, Load load) {
		long pause = 1_000_000_000L * CONNECTIONS / this.rate;
		long begin = System.nanoTime();
		for (int i = 0; i < count; i++) {
			long due = begin + i * pause;
			while (due - System.nanoTime() > 0) {
				LockSupport.parkNanos(due - System.nanoTime());
			}
			boolean fails = i % 2 == 1;
			long sent = System.nanoTime();
			String path = fails ? "/fail" : "/hello";
			int status = send(path).statusCode();
			if (status != (fails ? 500 : 200)) {
				throw new IllegalStateException(path + " answers " + status);
			}
			(fails ? load.failing : load.succeeding).add((System.nanoTime() - sent) / 1e6);
		}
	}

	private java.net.http.HttpResponse<String> send(String path) {
		try {
			return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build(),
					BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Lets the receiver recover, and sends what waits; returns how many seconds that took. */
	private String drained(Receiver receiver) throws Exception {
		receiver.become(Fault.HEALTHY);
		long begin = System.nanoTime();
		while (sum(counts()) < this.errors && System.nanoTime() - begin < 90_000_000_000L) {
			LockSupport.parkNanos(200_000_000);
		}
		return String.format(Locale.ROOT, "%d after %.1f s", this.errors - sum(counts()),
				(System.nanoTime() - begin) / 1e9);
	}

	/** What is in use after a full collection. */
	private double liveHeap(Process process) throws Exception {
		Process collection = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.run").start();
		collection.getInputStream().readAllBytes();
		collection.waitFor();
		return meter("jvm_memory_used_bytes", "area=\"heap\"") / 1e6;
	}

	private long[] counts() {
		return List.of("success", "failure", "dropped")
			.stream()
			.mapToLong((outcome) -> (long) meter("spyglass_export_total",
					"outcome=\"" + outcome + "\",signal=\"sentry\""))
			.toArray();
	}

	private static long sum(long[] counts) {
		return Arrays.stream(counts).sum();
	}

	private double meter(String name, String tags) {
		return send("/actuator/prometheus").body()
			.lines()
			.filter((line) -> line.startsWith(name) && line.contains(tags))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	/** Lines that are not about the requests: those of the export, and of whoever else complains. */
	private static long warnings(Path output) throws IOException {
		try (var lines = Files.lines(output)) {
			return lines.filter((line) -> line.contains("\"level\":\"WARN\"") || !line.startsWith("{"))
				.filter((line) -> !line.isBlank())
				.count();
		}
	}

	private static String percentiles(ConcurrentLinkedQueue<Double> latencies) {
		double[] sorted = latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return String.format(Locale.ROOT, "%.2f, %.2f", sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
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

	private static final class Load {

		private final ConcurrentLinkedQueue<Double> succeeding = new ConcurrentLinkedQueue<>();

		private final ConcurrentLinkedQueue<Double> failing = new ConcurrentLinkedQueue<>();

		int count() {
			return this.succeeding.size() + this.failing.size();
		}

	}

	/** Takes what is sent, and misbehaves when told to. */
	private static final class Receiver implements Closeable {

		private final List<Socket> open = new ArrayList<>();

		private final int port;

		private volatile ServerSocket server;

		Receiver() throws IOException {
			this.server = listen(0, 50);
			this.port = this.server.getLocalPort();
		}

		synchronized void become(Fault next) throws IOException {
			close();
			if (next == Fault.UNREACHABLE) {
				this.server = listen(this.port, 1);
				for (int i = 0; i < 2; i++) {
					this.open.add(new Socket(InetAddress.getByName("127.0.0.1"), this.port)); // The rest gets no answer.
				}
			}
			else if (next != Fault.REFUSED) {
				this.server = listen(this.port, 50);
				ServerSocket mine = this.server;
				daemon(() -> accept(mine, next));
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

		private void accept(ServerSocket mine, Fault fault) {
			while (true) {
				try {
					Socket socket = mine.accept();
					synchronized (this) {
						this.open.add(socket);
					}
					daemon(() -> serve(socket, fault));
				}
				catch (IOException ex) {
					return;
				}
			}
		}

		private void serve(Socket socket, Fault fault) {
			try (socket) {
				InputStream in = new BufferedInputStream(socket.getInputStream());
				while (take(in)) {
					switch (fault) {
						case SILENT -> LockSupport.park();
						case LIMITED -> answer(socket, "429 Too Many Requests\r\nRetry-After: 60", "");
						case FAILING -> answer(socket, "500 Internal Server Error", "<html>no</html>");
						case GARBAGE -> socket.getOutputStream().write(new byte[] { 0, 1, 2, 10, 10, -1 });
						default -> answer(socket, "200 OK", "{}");
					}
					if (fault == Fault.GARBAGE) {
						return;
					}
				}
			}
			catch (IOException ex) {
				// The sender gave up.
			}
		}

		private static boolean take(InputStream in) throws IOException {
			String head = line(in);
			if (head.isEmpty()) {
				return false;
			}
			int length = -1;
			for (String header = line(in); !header.isEmpty(); header = line(in)) {
				if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
					length = Integer.parseInt(header.substring(15).trim());
				}
			}
			if (length >= 0) {
				in.readNBytes(length);
				return true;
			}
			int chunk;
			do {
				chunk = Integer.parseInt(line(in).trim(), 16);
				in.readNBytes(chunk);
				line(in);
			}
			while (chunk > 0);
			return true;
		}

		private static String line(InputStream in) throws IOException {
			StringBuilder line = new StringBuilder();
			for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
				if (next != '\r') {
					line.append((char) next);
				}
			}
			return line.toString();
		}

		private static void answer(Socket socket, String status, String body) throws IOException {
			socket.getOutputStream()
				.write(("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
					.getBytes(StandardCharsets.US_ASCII));
		}

		private static void daemon(Runnable work) {
			Thread thread = new Thread(work, "receiver");
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public synchronized void close() throws IOException {
			this.server.close();
			for (Socket socket : this.open) {
				socket.close();
			}
			this.open.clear();
		}

	}

}
