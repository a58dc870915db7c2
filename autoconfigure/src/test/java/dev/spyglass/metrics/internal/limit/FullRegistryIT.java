/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import dev.spyglass.metrics.internal.HistogramFilter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a full registry costs: heap while it is attacked, and time of a scrape. Timed,
 * hence slow; the best of several rounds counts, because other work runs beside.
 */
class FullRegistryIT {

	private static final int MAX_SERIES = 10_000;

	private static final long MAX_SCRAPE_MILLIS = 200;

	private static final long MAX_GROWTH_BYTES = 5 * 1024 * 1024;

	private static final double[] BOUNDS = { 5e6, 1e7, 2.5e7, 5e7, 1e8, 2.5e8, 5e8, 1e9, 2.5e9, 5e9, 1e10 };

	private final PrometheusMeterRegistry registry = registry();

	private final Random random = new Random(42);

	@Test
	void aHundredThousandRandomValuesGrowTheHeapByFiveMegabytesAtMost() {
		attack(1_000);
		long before = usedHeap();
		attack(100_000);
		long growth = usedHeap() - before;
		System.out.printf("100,000 random URIs, methods and tag values: %,d bytes, %d meters%n", growth,
				this.registry.getMeters().size());
		assertThat(growth).isLessThanOrEqualTo(MAX_GROWTH_BYTES);
	}

	@Test
	void aScrapeAtTheCapTakesTwoHundredMillisecondsAtMost() throws Exception {
		fill();
		long lines = this.registry.scrape().lines().filter((line) -> !line.startsWith("#")).count();
		assertThat(lines).isBetween(MAX_SERIES - 100L, MAX_SERIES + 100L);
		long alone = best(10, () -> {
			this.registry.scrape();
			return null;
		});
		long recording = best(20, () -> {
			ExecutorService scrapers = Executors.newFixedThreadPool(20);
			try {
				List<Future<String>> scrapes = new ArrayList<>();
				for (int i = 0; i < 20; i++) {
					scrapes.add(scrapers.submit((Callable<String>) this.registry::scrape));
				}
				long worst = LongStream.range(0, 1000).map((i) -> timed(this::record)).max().orElseThrow();
				for (Future<String> scrape : scrapes) {
					scrape.get();
				}
				return worst;
			}
			finally {
				scrapers.shutdown();
			}
		});
		System.out.printf("%,d series: a scrape takes %,d us; a request recorded beside 20 of them at worst %,d us%n",
				lines, alone / 1000, recording / 1000);
		assertThat(alone).isLessThanOrEqualTo(Duration.ofMillis(MAX_SCRAPE_MILLIS).toNanos());
		assertThat(recording).isLessThanOrEqualTo(Duration.ofMillis(MAX_SCRAPE_MILLIS).toNanos());
	}

	private void attack(int requests) {
		for (int i = 0; i < requests; i++) {
			Timer.builder("http.server.requests")
				.tag("uri", "/" + this.random.nextLong())
				.tag("method", Long.toString(this.random.nextLong(), 36))
				.tag("tenant", Integer.toString(this.random.nextInt()))
				.register(this.registry)
				.record(Duration.ofMillis(1));
		}
	}

	private void fill() {
		for (int meter = 0; meter < 20; meter++) {
			for (int value = 0; value < 100; value++) {
				Timer.builder("work." + meter)
					.tag("value", Integer.toString(value))
					.serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(500))
					.register(this.registry)
					.record(Duration.ofMillis(1));
			}
		}
	}

	private void record() {
		Timer.builder("work.1").tag("value", "1").register(this.registry).record(Duration.ofMillis(1));
	}

	private static long best(int rounds, Callable<Long> round) throws Exception {
		long best = Long.MAX_VALUE;
		for (int i = 0; i < rounds; i++) {
			long start = System.nanoTime();
			Long own = round.call();
			best = Math.min(best, (own != null) ? own : System.nanoTime() - start);
		}
		return best;
	}

	private static long timed(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return System.nanoTime() - start;
	}

	private static long usedHeap() {
		for (int i = 0; i < 5; i++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static PrometheusMeterRegistry registry() {
		PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		CardinalityGuard guard = new CardinalityGuard(
				new CardinalityLimits(100, Map.of("http.server.requests", 99), MAX_SERIES));
		registry.config().meterFilter(new HistogramFilter(Map.of("http.server.requests", BOUNDS))).meterFilter(guard);
		guard.watch(registry);
		return registry;
	}

}
