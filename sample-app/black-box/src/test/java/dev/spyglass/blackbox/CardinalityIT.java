/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.spyglass.blackbox.guest.Guest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged batch server under random URIs, methods and values of a tag, and at the
 * cap of its series. All of it, some minutes on a quiet machine:
 * {@code ./mvnw -Pslow -pl sample-app/black-box -am verify -Dit.test=CardinalityIT
 * -Dfailsafe.failIfNoSpecifiedTests=false -Dtest=None
 * -Dsurefire.failIfNoSpecifiedTests=false -Dspyglass.it.requests=100000
 * -Dspyglass.it.scrape-millis=200}.
 */
@Tag("slow")
class CardinalityIT {

	private static final int REQUESTS = Integer.getInteger("spyglass.it.requests", 5_000);

	/** The aim is 200 ms; other tests run at the same time. */
	private static final long SCRAPE_MILLIS = Long.getLong("spyglass.it.scrape-millis", 2_000);

	private static final int CLIENTS = 8;

	private static final int SCRAPERS = 20;

	private static final Pattern LIVE = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@Test
	void randomValuesGrowNothing(@TempDir Path folder) throws Exception {
		// Boot looks for each URI in four folders of static files, and its class loader
		// remembers what is not there. Tomcat closes a connection after 100 requests: if
		// the JDK's client sees the end before the answer, it silently sends a GET again.
		try (RunningApplication server = start(folder, "--spring.web.resources.add-mappings=false",
				"--server.tomcat.max-keep-alive-requests=-1")) {
			attack(server, 2_000, false);
			double series = series(server);
			long heap = liveBytes(server);
			double before = requests(server);

			attack(server, REQUESTS, true);

			Awaitility.await().untilAsserted(() -> assertThat(requests(server) - before).isEqualTo(REQUESTS));
			assertThat(sum(server, "guest_requests_total")).isEqualTo(REQUESTS);
			double grown = series(server) - series;
			long bytes = liveBytes(server) - heap;
			System.out.printf("%,d requests: %.0f series more, %,d bytes more%n", REQUESTS, grown, bytes);
			assertThat(grown).isLessThanOrEqualTo(200);
			assertThat(bytes).isLessThanOrEqualTo(5 * 1024 * 1024);
			assertThat(server.lines()).filteredOn((line) -> line.event().equals("cardinality.capped"))
				.singleElement()
				.satisfies((line) -> {
					assertThat(line.level()).isEqualTo("WARN");
					assertThat(line.text("meter")).isEqualTo("guest.requests");
					assertThat(line.text("tag")).isEqualTo("tenant");
				});
		}
	}

	@Test
	void aScrapeAtTheCapIsQuickAndHoldsUpNobody(@TempDir Path folder) throws Exception {
		try (RunningApplication server = start(folder, "--guest.series=20000")) {
			assertThat(series(server)).isBetween(9_500.0, 11_000.0);
			timings(server, "/actuator/prometheus", 20);
			List<Double> scrapes = timings(server, "/actuator/prometheus", 20);
			timings(server, "/v1/batches?size=1", 500);
			List<Double> alone = timings(server, "/v1/batches?size=1", 500);
			List<Double> beside = besideScrapes(server);
			System.out.printf(
					"%.0f series: a scrape takes %.0f ms (p50), %.0f ms (max); a request %.1f ms (p50), %.1f ms (max)"
							+ " alone and %.1f ms (p50), %.1f ms (max) beside %d scrapers%n",
					series(server), at(scrapes, 0.5), at(scrapes, 1), at(alone, 0.5), at(alone, 1), at(beside, 0.5),
					at(beside, 1), SCRAPERS);
			assertThat(at(scrapes, 0.5)).isLessThanOrEqualTo(SCRAPE_MILLIS);
			assertThat(at(beside, 0.5)).isLessThanOrEqualTo(SCRAPE_MILLIS);
		}
	}

	/**
	 * Requests of one client while others scrape, each the next time once it has an
	 * answer.
	 */
	private List<Double> besideScrapes(RunningApplication server) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(SCRAPERS);
		AtomicBoolean over = new AtomicBoolean();
		try {
			List<Future<Integer>> scrapers = new ArrayList<>();
			for (int i = 0; i < SCRAPERS; i++) {
				scrapers.add(threads.submit(() -> {
					int scrapes = 0;
					while (!over.get()) {
						timings(server, "/actuator/prometheus", 1);
						scrapes++;
					}
					return scrapes;
				}));
			}
			List<Double> timings = timings(server, "/v1/batches?size=1", 100);
			over.set(true);
			for (Future<Integer> scraper : scrapers) {
				assertThat(scraper.get()).isPositive();
			}
			return timings;
		}
		finally {
			over.set(true);
			threads.shutdown();
		}
	}

	/** In milliseconds. */
	private List<Double> timings(RunningApplication server, String path, int count) throws Exception {
		List<Double> timings = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			long begin = System.nanoTime();
			assertThat(this.client.send(HttpRequest.newBuilder(server.uri(path)).build(), BodyHandlers.ofByteArray())
				.statusCode()).isEqualTo(200);
			timings.add((System.nanoTime() - begin) / 1e6);
		}
		return timings;
	}

	private static double at(List<Double> timings, double share) {
		return timings.stream().sorted().toList().get((int) Math.ceil(share * timings.size()) - 1);
	}

	private void attack(RunningApplication server, int requests, boolean tags) throws Exception {
		ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
		try {
			List<Callable<Void>> work = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				int seed = i;
				work.add(() -> {
					Random random = new Random(seed);
					for (int request = seed; request < requests; request += CLIENTS) {
						request(server, random, tags);
					}
					return null;
				});
			}
			for (Future<Void> done : clients.invokeAll(work)) {
				done.get();
			}
		}
		finally {
			clients.shutdown();
		}
	}

	private void request(RunningApplication server, Random random, boolean tags) throws Exception {
		String method = Long.toString(random.nextLong() >>> 1, 36).replaceAll("[^a-z]", "x").toUpperCase();
		HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/" + Long.toHexString(random.nextLong())))
			.method(random.nextBoolean() ? "GET" : method, BodyPublishers.noBody());
		if (tags) {
			request.header("X-Tenant", Integer.toString(random.nextInt()));
		}
		assertThat(this.client.send(request.build(), BodyHandlers.discarding()).statusCode()).isBetween(400, 501);
	}

	private static RunningApplication start(Path folder, String... arguments) {
		return RunningApplication
			.startWithGuest(Path.of(System.getProperty("batch-server.jar")), Guest.class, folder.resolve("guest"),
					arguments)
			.awaitReady();
	}

	/** Requests that were answered, scrapes excepted. */
	private static double requests(RunningApplication server) {
		return samples(server).stream()
			.filter((line) -> line.startsWith("http_server_requests_seconds_count{") && !line.contains("/actuator"))
			.mapToDouble(CardinalityIT::value)
			.sum();
	}

	private static double sum(RunningApplication server, String meter) {
		return samples(server).stream()
			.filter((line) -> line.startsWith(meter + "{"))
			.mapToDouble(CardinalityIT::value)
			.sum();
	}

	private static double value(String sample) {
		return Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1));
	}

	private static double series(RunningApplication server) {
		return samples(server).size();
	}

	private static List<String> samples(RunningApplication server) {
		return server.get("/actuator/prometheus").body().lines().filter((line) -> !line.startsWith("#")).toList();
	}

	/** What is reachable, by the JDK's own histogram, which collects garbage first. */
	private static long liveBytes(RunningApplication server) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				Long.toString(server.pid()), "GC.class_histogram")
			.redirectErrorStream(true)
			.start();
		String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		Matcher total = LIVE.matcher(histogram);
		assertThat(total.find()).as(histogram).isTrue();
		return Long.parseLong(total.group(1));
	}

}
