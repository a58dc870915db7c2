/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testsupport.CapturedLines;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CardinalityGuard}.
 */
class CardinalityGuardTests {

	@Test
	void aHundredThousandRandomValuesAddAtMostTwoHundredSeriesAndLoseNothing() {
		MeterRegistry registry = registry(new CardinalityLimits(100, Map.of("http.server.requests", 99), 10_000));
		Random random = new Random(42);
		try (CapturedLines lines = new CapturedLines()) {
			for (int i = 0; i < 100_000; i++) {
				Timer.builder("http.server.requests")
					.tag("uri", "/" + random.nextLong())
					.tag("method", Long.toString(random.nextLong(), 36))
					.tag("tenant", Integer.toString(random.nextInt()))
					.register(registry)
					.record(Duration.ofMillis(1));
			}
			assertThat(registry.find("http.server.requests").timers()).hasSizeLessThanOrEqualTo(200);
			assertThat(registry.find("http.server.requests").timers().stream().mapToLong(Timer::count).sum())
				.isEqualTo(100_000);
			assertThat(warnings(lines)).hasSize(1);
		}
	}

	@Test
	void namesTheFirstOffenderInTheLine() {
		MeterRegistry registry = registry(new CardinalityLimits(2, Map.of(), 1000));
		try (CapturedLines lines = new CapturedLines()) {
			count(registry, "orders", "customer", 4);
			count(registry, "visits", "page", 4);
			assertThat(warnings(lines)).singleElement().satisfies((line) -> {
				assertThat(CapturedLines.keyValue(line, "event")).isEqualTo("cardinality.capped");
				assertThat(line.getMessage())
					.isEqualTo("Meter orders has more than 2 values of tag customer; further ones count as 'other'");
				assertThat(CapturedLines.keyValue(line, "meter")).isEqualTo("orders");
				assertThat(CapturedLines.keyValue(line, "tag")).isEqualTo("customer");
				assertThat(CapturedLines.keyValue(line, "limit")).isEqualTo(2);
			});
		}
	}

	@Test
	void foldsWhatIsPastTheLimitOnly() {
		MeterRegistry registry = registry(new CardinalityLimits(2, Map.of(), 1000));
		count(registry, "orders", "customer", 5);
		assertThat(values(registry, "orders", "customer")).containsExactlyInAnyOrder("0", "1", "other");
		assertThat(registry.get("orders").tag("customer", "other").counter().count()).isEqualTo(3);
	}

	@Test
	void countsWhatWasFolded() {
		MeterRegistry registry = registry(new CardinalityLimits(2, Map.of(), 1000));
		count(registry, "orders", "customer", 5);
		assertThat(registry.get("spyglass.cardinality.folded")
			.tags("meter", "orders", "tag", "customer")
			.functionCounter()
			.count()).isEqualTo(3);
	}

	@Test
	void foldsNewCombinationsWhenAllIsFull() {
		MeterRegistry registry = registry(new CardinalityLimits(100, Map.of(), 20));
		for (int i = 0; i < 50; i++) {
			for (int j = 0; j < 50; j++) {
				Counter.builder("orders")
					.tag("customer", Integer.toString(i))
					.tag("product", Integer.toString(j))
					.tag("region", "eu")
					.register(registry)
					.increment();
			}
		}
		assertThat(registry.find("orders").counters()).hasSizeLessThanOrEqualTo(25)
			.allSatisfy((counter) -> assertThat(counter.getId().getTag("region")).isEqualTo("eu"));
		assertThat(registry.find("orders").counters().stream().mapToDouble(Counter::count).sum()).isEqualTo(2500);
	}

	@Test
	void hasRoomAgainWhenMetersAreRemoved() {
		MeterRegistry registry = registry(new CardinalityLimits(100, Map.of(), 3));
		List<Counter> first = List.of(registry.counter("a", "x", "1"), registry.counter("a", "x", "2"),
				registry.counter("a", "x", "3"));
		first.forEach(registry::remove);
		registry.counter("a", "x", "4");
		assertThat(values(registry, "a", "x")).containsExactly("4");
	}

	@Test
	void leavesOutAGaugeSinceItHasNoSum() {
		MeterRegistry registry = registry(new CardinalityLimits(1, Map.of(), 1000));
		Gauge.builder("temperature", () -> 20).tag("room", "a").register(registry);
		Gauge.builder("temperature", () -> 30).tag("room", "b").register(registry);
		assertThat(values(registry, "temperature", "room")).containsExactly("a");
	}

	@Test
	void leavesItsOwnReportAlone() {
		MeterRegistry registry = registry(new CardinalityLimits(1, Map.of(), 1));
		for (String meter : List.of("a", "b", "c")) {
			count(registry, meter, "x", 3);
		}
		assertThat(values(registry, "spyglass.cardinality.folded", "meter")).containsExactlyInAnyOrder("a", "b", "c");
	}

	@Test
	void showsFiveRowsAtATimeOfTwoHundredNamesOverTheDay() {
		MeterRegistry registry = registry(new CardinalityLimits(100, Map.of(), 10_000));
		MultiGauge rows = MultiGauge.builder("top").register(registry);
		for (int i = 0; i < 200; i++) {
			List<String> now = IntStream.range(i, i + 5).mapToObj(Integer::toString).toList();
			rows.register(now.stream().map((name) -> MultiGauge.Row.of(Tags.of("name", name), () -> 1)).toList(), true);
			assertThat(values(registry, "top", "name")).containsExactlyInAnyOrderElementsOf(now);
		}
	}

	@ParameterizedTest
	@MethodSource("removals")
	void givesThePlacesOfRemovedMetersToNewOnes(Consumer<MeterRegistry> removal) {
		MeterRegistry registry = registry(new CardinalityLimits(3, Map.of(), 10_000));
		for (int i = 0; i < 10; i++) {
			Counter.builder("any").tag("name", "counter" + i).tag("same", "same").register(registry);
			Timer.builder("timed").tag("name", "timer" + i).register(registry);
			removal.accept(registry);
		}
		Counter.builder("any").tag("name", "last").tag("same", "same").register(registry);
		assertThat(values(registry, "any", "name")).containsExactly("last");
		assertThat(values(registry, "any", "same")).containsExactly("same");
		assertThat(values(registry, "spyglass.cardinality.folded", "tag")).isEmpty();
	}

	static List<Consumer<MeterRegistry>> removals() {
		return List.of(MeterRegistry::clear,
				(registry) -> registry.getMeters().forEach((meter) -> registry.remove(meter.getId())),
				(registry) -> registry.getMeters().forEach(registry::remove));
	}

	@Test
	void keepsTheValueThatAnotherMeterStillHas() {
		MeterRegistry registry = registry(new CardinalityLimits(1, Map.of(), 10_000));
		Counter first = Counter.builder("any").tag("name", "a").tag("more", "1").register(registry);
		Counter.builder("any").tag("name", "a").register(registry);
		registry.remove(first);
		Counter.builder("any").tag("name", "b").register(registry);
		assertThat(values(registry, "any", "name")).containsExactlyInAnyOrder("a", "other");
	}

	@Test
	void givesThePlacesOfAClosedRegistryToAnother() {
		CardinalityGuard guard = new CardinalityGuard(new CardinalityLimits(1, Map.of(), 10));
		MeterRegistry closed = new SimpleMeterRegistry();
		MeterRegistry open = new SimpleMeterRegistry();
		for (MeterRegistry registry : List.of(closed, open)) {
			registry.config().meterFilter(guard);
			guard.watch(registry);
		}
		for (int i = 0; i < 10; i++) {
			closed.counter("any" + i, "name", "a");
		}
		open.counter("any0", "name", "b");
		assertThat(values(open, "any0", "name")).containsExactly("other");
		closed.close();
		open.counter("any1", "name", "b");
		assertThat(values(open, "any1", "name")).containsExactly("b");
	}

	private static void count(MeterRegistry registry, String meter, String tag, int values) {
		for (int i = 0; i < values; i++) {
			registry.counter(meter, tag, Integer.toString(i)).increment();
		}
	}

	private static List<String> values(MeterRegistry registry, String meter, String tag) {
		return registry.find(meter).meters().stream().map((found) -> found.getId().getTag(tag)).toList();
	}

	private static List<ILoggingEvent> warnings(CapturedLines lines) {
		return lines.all().stream().filter((line) -> line.getLevel() == Level.WARN).toList();
	}

	private static MeterRegistry registry(CardinalityLimits limits) {
		MeterRegistry registry = new SimpleMeterRegistry();
		CardinalityGuard guard = new CardinalityGuard(limits);
		registry.config().meterFilter(guard);
		guard.watch(registry);
		guard.bindTo(registry);
		return registry;
	}

}
