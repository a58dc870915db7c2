/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the batch server lively: submits, polls, lists, cancels, reads results, and does what clients do wrong. Needs a
 * JDK and nothing else:
 *
 * <pre>java sample-app/load/Load.java --seconds 30</pre>
 *
 * Options: {@code --seconds 30}, {@code --rate 20} (requests a second), {@code --url http://127.0.0.1:8080},
 * {@code --seed 1} (the same seed, the same requests).
 */
public final class Load {

	private static final int MAX_IN_FLIGHT = 64;

	private static final int MAX_KNOWN_IDS = 200;

	private static final int BURST = 60;

	private static final Pattern ID = Pattern.compile("\"id\":\"(batch_[0-9a-f]+)\"");

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final Semaphore inFlight = new Semaphore(MAX_IN_FLIGHT);

	private final List<String> ids = new ArrayList<>();

	/** Latencies in microseconds by operation and outcome. */
	private final Map<String, List<Long>> latencies = new TreeMap<>();

	private final AtomicInteger sent = new AtomicInteger();

	private final AtomicInteger heldBack = new AtomicInteger();

	private final AtomicInteger idsSent = new AtomicInteger();

	private final AtomicInteger idsEchoed = new AtomicInteger();

	private final Options options;

	private final Random random;

	private Load(Options options) {
		this.options = options;
		this.random = new Random(options.seed());
	}

	public static void main(String[] args) throws InterruptedException {
		Options options;
		try {
			options = Options.parse(args);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.err.println("Usage: java Load.java [--seconds 30] [--rate 20] [--url http://127.0.0.1:8080] [--seed 1]");
			System.exit(2);
			return;
		}
		System.exit(new Load(options).run());
	}

	private int run() throws InterruptedException {
		if (!isServerThere()) {
			System.err.println("No batch server answers at " + this.options.url()
					+ ". Start it: ./mvnw -pl sample-app/batch-server -am spring-boot:run");
			return 1;
		}
		System.out.printf("%d s at %d requests/s against %s%n", this.options.seconds(), this.options.rate(),
				this.options.url());
		long start = System.nanoTime();
		long total = (long) this.options.seconds() * this.options.rate();
		int second = 0;
		for (long i = 0; i < total; i++) {
			awaitNanos(start + i * TimeUnit.SECONDS.toNanos(1) / this.options.rate());
			next();
			if ((i + 1) % this.options.rate() == 0) {
				second++;
				progress(second);
				if (second % 10 == 5) {
					burst();
				}
			}
		}
		if (!this.inFlight.tryAcquire(MAX_IN_FLIGHT, 30, TimeUnit.SECONDS)) {
			System.out.println((MAX_IN_FLIGHT - this.inFlight.availablePermits()) + " requests had no answer in the end");
		}
		summary();
		return 0;
	}

	/** One request of the mix. */
	private void next() {
		int dice = this.random.nextInt(1_000);
		if (dice < 280) {
			submit(1 + this.random.nextInt(20));
		}
		else if (dice < 340) {
			submit(100 + this.random.nextInt(2_000));
		}
		else if (dice < 345) {
			submit(5_000 + this.random.nextInt(15_000));
		}
		else if (dice < 630) {
			get("poll", "/v1/batches/" + knownId());
		}
		else if (dice < 730) {
			get("list", "/v1/batches?size=" + (1 + this.random.nextInt(50)));
		}
		else if (dice < 800) {
			get("results", "/v1/batches/" + knownId() + "/results");
		}
		else if (dice < 860) {
			post("cancel", "/v1/batches/" + knownId() + "/cancel", "");
		}
		else if (dice < 900) {
			get("unknown id", "/v1/batches/batch_" + hex() + hex());
		}
		else if (dice < 920) {
			get("unknown path", "/v1/" + hex());
		}
		else if (dice < 960) {
			post("malformed", "/v1/batches", "{\"model\":\"echo\",\"requests\":[{\"custom_id\":\"a\",");
		}
		else if (dice < 980) {
			post("invalid", "/v1/batches", batch("gpt-" + this.random.nextInt(9), 3));
		}
		else if (dice < 998) {
			get("bad page", "/v1/batches?size=" + (101 + this.random.nextInt(900)));
		}
		else {
			post("too many", "/v1/batches", batch("echo", 50_001));
		}
	}

	private void submit(int requests) {
		int dice = this.random.nextInt(100);
		String model = (dice < 82) ? "echo" : (dice < 90) ? "flaky" : (dice < 97) ? "slow" : "broken";
		post("submit", "/v1/batches", batch(model, (model.equals("slow")) ? Math.min(requests, 200) : requests));
	}

	/** More than the queue holds, so that the server has to say no. */
	private void burst() {
		for (int i = 0; i < BURST; i++) {
			post("burst", "/v1/batches", batch("slow", 20));
		}
	}

	private void get(String operation, String path) {
		send(operation, request(path).GET());
	}

	private void post(String operation, String path, String body) {
		send(operation, request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.options.url() + path))
			.timeout(Duration.ofSeconds(30))
			.header("User-Agent", "spyglass-load/1");
	}

	private void send(String operation, HttpRequest.Builder builder) {
		String requestId = requestId(builder);
		if (!this.inFlight.tryAcquire()) {
			this.heldBack.incrementAndGet();
			return;
		}
		this.sent.incrementAndGet();
		long start = System.nanoTime();
		this.http.sendAsync(builder.build(), BodyHandlers.ofString()).whenComplete((response, failure) -> {
			record(operation, response, failure, System.nanoTime() - start);
			if (response != null) {
				checkEcho(requestId, response);
				rememberId(operation, response);
			}
			this.inFlight.release();
		});
	}

	/** Half of the clients bring an id of their own, and a few an id that no server should take. */
	private String requestId(HttpRequest.Builder builder) {
		int dice = this.random.nextInt(100);
		if (dice < 3) {
			builder.header("X-Request-ID", "no { id } like this");
			return null;
		}
		if (dice >= 50) {
			return null;
		}
		String requestId = "load-" + hex();
		builder.header("X-Request-ID", requestId);
		if (dice < 15) {
			builder.header("X-Correlation-ID", "flow-" + this.random.nextInt(100));
		}
		return requestId;
	}

	private void checkEcho(String requestId, HttpResponse<String> response) {
		if (requestId == null) {
			return;
		}
		this.idsSent.incrementAndGet();
		if (response.headers().firstValue("X-Request-ID").filter(requestId::equals).isPresent()) {
			this.idsEchoed.incrementAndGet();
		}
	}

	private synchronized void rememberId(String operation, HttpResponse<String> response) {
		if (response.statusCode() != 202) {
			return;
		}
		Matcher id = ID.matcher(response.body());
		if (id.find()) {
			this.ids.add(id.group(1));
		}
		if (this.ids.size() > MAX_KNOWN_IDS) {
			this.ids.remove(0);
		}
	}

	/** Rather one of the last ones, as clients ask for them. */
	private synchronized String knownId() {
		if (this.ids.isEmpty()) {
			return "batch_none_yet";
		}
		int back = (int) Math.min(this.ids.size() - 1, Math.abs(this.random.nextGaussian()) * 10);
		return this.ids.get(this.ids.size() - 1 - back);
	}

	private synchronized void record(String operation, HttpResponse<String> response, Throwable failure, long nanos) {
		String outcome = (response != null) ? Integer.toString(response.statusCode()) : reason(failure);
		this.latencies.computeIfAbsent("%-13s %s".formatted(operation, outcome), (key) -> new ArrayList<>())
			.add(TimeUnit.NANOSECONDS.toMicros(nanos));
	}

	private static String reason(Throwable failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		return cause.getClass().getSimpleName();
	}

	private synchronized void progress(int second) {
		Map<Character, Integer> classes = new HashMap<>();
		this.latencies.forEach((key, values) -> classes.merge(key.charAt(14), values.size(), Integer::sum));
		int other = classes.entrySet()
			.stream()
			.filter((entry) -> "245".indexOf(entry.getKey()) < 0)
			.mapToInt(Map.Entry::getValue)
			.sum();
		System.out.printf("%4d/%d s  sent %6d  2xx %6d  4xx %5d  5xx %4d  no answer %3d  in flight %2d%n", second,
				this.options.seconds(), this.sent.get(), classes.getOrDefault('2', 0), classes.getOrDefault('4', 0),
				classes.getOrDefault('5', 0), other, MAX_IN_FLIGHT - this.inFlight.availablePermits());
	}

	private synchronized void summary() {
		System.out.printf("%n%-32s %7s %9s %9s %9s %9s%n", "operation and status", "count", "p50 ms", "p95 ms", "p99 ms",
				"max ms");
		List<Long> all = new ArrayList<>();
		this.latencies.forEach((key, values) -> {
			line(key, values);
			all.addAll(values);
		});
		line("all", all);
		System.out.printf("%nrequest ids echoed: %d of %d; not sent because %d were in flight: %d%n", this.idsEchoed.get(),
				this.idsSent.get(), MAX_IN_FLIGHT, this.heldBack.get());
	}

	private static void line(String name, List<Long> micros) {
		Collections.sort(micros);
		System.out.printf("%-32s %7d %9.1f %9.1f %9.1f %9.1f%n", name, micros.size(), percentile(micros, 50),
				percentile(micros, 95), percentile(micros, 99), percentile(micros, 100));
	}

	private static double percentile(List<Long> sorted, int percent) {
		if (sorted.isEmpty()) {
			return 0;
		}
		int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
		return sorted.get(Math.max(0, index)) / 1_000.0;
	}

	private boolean isServerThere() throws InterruptedException {
		try {
			HttpRequest request = request("/v1/batches?size=1").GET().build();
			return this.http.send(request, BodyHandlers.ofString()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String batch(String model, int requests) {
		return IntStream.range(0, requests)
			.mapToObj((i) -> "{\"custom_id\":\"item-%d\",\"input\":\"Summarise document %d in one sentence.\"}".formatted(i,
					i))
			.collect(Collectors.joining(",", "{\"model\":\"" + model + "\",\"requests\":[", "]}"));
	}

	private String hex() {
		return "%016x".formatted(this.random.nextLong());
	}

	private static void awaitNanos(long deadline) {
		long remaining = deadline - System.nanoTime();
		while (remaining > 0) {
			LockSupport.parkNanos(remaining);
			remaining = deadline - System.nanoTime();
		}
	}

	private record Options(int seconds, int rate, String url, long seed) {

		static Options parse(String[] args) {
			Map<String, String> given = new HashMap<>(
					Map.of("--seconds", "30", "--rate", "20", "--url", "http://127.0.0.1:8080", "--seed", "1"));
			if (args.length % 2 != 0) {
				throw new IllegalArgumentException("Each option needs a value");
			}
			for (int i = 0; i < args.length; i += 2) {
				if (given.replace(args[i], args[i + 1]) == null) {
					throw new IllegalArgumentException("Unknown option " + args[i]);
				}
			}
			return new Options(number(given, "--seconds", 3_600), number(given, "--rate", 500),
					given.get("--url").replaceAll("/+$", ""), number(given, "--seed", Integer.MAX_VALUE));
		}

		private static int number(Map<String, String> given, String option, int max) {
			try {
				int number = Integer.parseInt(given.get(option));
				if (number >= 1 && number <= max) {
					return number;
				}
			}
			catch (NumberFormatException ex) {
				// Said below.
			}
			throw new IllegalArgumentException(
					option + " must be a number from 1 to " + max + " and not '" + given.get(option) + "'");
		}

	}

}
