/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.spyglass.vocabulary.MeterCatalog;
import dev.spyglass.vocabulary.MeterEntry;
import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * An application may use the names of all of Spyglass' meters, in any way, first or
 * second.
 */
class OwnMetersTests {

	private static final String PREFIX = "spyglass.";

	private final PrometheusMeterRegistry prometheus = protect(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

	private final Logger logger = (Logger) LoggerFactory.getLogger(OwnMeters.class);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	@BeforeEach
	void captureLines() {
		this.lines.start();
		this.logger.addAppender(this.lines);
		this.logger.setAdditive(false);
	}

	@AfterEach
	void releaseLines() {
		this.logger.detachAppender(this.lines);
		this.logger.setAdditive(true);
	}

	@ParameterizedTest
	@MethodSource("uses")
	void keepsTheMeterThatTheApplicationRegistersSecond(Use use) {
		assertKept(use, use::registerOwn, use::registerUsers);
	}

	@ParameterizedTest
	@MethodSource("uses")
	void keepsTheMeterThatTheApplicationRegistersFirst(Use use) {
		assertKept(use, use::registerUsers, use::registerOwn);
	}

	private void assertKept(Use use, Consumer<MeterRegistry> first, Consumer<MeterRegistry> second) {
		for (Supplier<MeterRegistry> registries : List.<Supplier<MeterRegistry>>of(() -> this.prometheus, () -> {
			CompositeMeterRegistry composite = protect(new CompositeMeterRegistry());
			composite.add(protect(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
			composite.add(protect(new SimpleMeterRegistry()));
			return composite;
		})) {
			MeterRegistry registry = registries.get();
			this.lines.list.clear();
			first.accept(registry);
			second.accept(registry);
			use.registerOwn(registry);
			assertThat(registry.find(use.name()).meters()).extracting((meter) -> meter.getId().getTags())
				.containsExactly(use.tags().stream().toList());
			assertThat(scrape(registry)).contains("users");
			assertThat(this.lines.list).extracting(ILoggingEvent::getFormattedMessage)
				.isNotEmpty()
				.allSatisfy((line) -> assertThat(line).contains("'" + use.name() + "'")
					.contains(use.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
			if (!use.name().startsWith(PREFIX)) {
				assertThat(this.lines.list).hasSize(1);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void hasBothIfTheyHaveOneTypeAndOtherTags(Kind kind) {
		MeterRegistry registry = kind.registry();
		for (MeterEntry entry : entries()) {
			registerOwn(registry, entry, "own");
			register(registry, entry.name(), type(entry), tags(entry.tags(), "users"));
			register(registry, entry.name(), type(entry), Tags.of("other", "any"));
			assertThat(registry.find(entry.name()).meters()).as(entry.name()).hasSize(3);
		}
		if (kind != Kind.SIMPLE) {
			assertThat(scrape(registry)).contains("queue_depth{queue=\"own\"}", "queue_depth{queue=\"users\"}",
					"queue_depth{other=\"any\"}", "task_items_total{other=\"any\"}",
					"task_duration_seconds_count{other=\"any\"}");
		}
		assertThat(this.lines.list).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void showsNothingOfTheMark(Kind kind) {
		MeterRegistry registry = kind.registry();
		for (MeterEntry entry : entries()) {
			registerOwn(registry, entry, "own");
			assertThat(registry.get(entry.name()).meter().getId().getTags())
				.containsExactlyElementsOf(tags(entry.tags(), "own"));
		}
		assertThat(registry.getMeters()).extracting((meter) -> meter.getId().getName())
			.containsExactlyInAnyOrderElementsOf(entries().stream().map(MeterEntry::name).toList());
	}

	@Test
	void leavesNothingInARegistryWithoutTheFilter() {
		MeterRegistry registry = new SimpleMeterRegistry();
		assertThat(OwnMeters.mark(registry)).isEmpty();
		assertThat(registry.getMeters()).isEmpty();
	}

	@Test
	void letsMicrometerNameTheTypesOfAReservedName() {
		new Use(MeterNames.LOG_LINES, Meter.Type.COUNTER, Meter.Type.COUNTER, tags(List.of("level", "outcome"), "any"),
				tags(List.of("level", "outcome"), "any"))
			.registerOwn(this.prometheus);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> register(this.prometheus, MeterNames.LOG_LINES, Meter.Type.GAUGE,
					tags(List.of("level", "outcome"), "any")))
			.withMessageContaining(MeterNames.LOG_LINES);
	}

	@Test
	void leavesALongTaskTimerBesideAGaugeOfAnotherUnit() {
		MeterEntry active = entries().stream()
			.filter((entry) -> entry.name().equals(MeterNames.TASK_ACTIVE))
			.findAny()
			.orElseThrow();
		registerOwn(this.prometheus, active, "own");
		register(this.prometheus, active.name(), Meter.Type.LONG_TASK_TIMER, Tags.of("error", "none"));
		assertThat(this.prometheus.find(active.name()).meters()).hasSize(2);
		assertThat(this.prometheus.scrape()).contains("task_active{").contains("task_active_seconds_count");
	}

	@Test
	void takesNamesAsTheSameThatPrometheusWritesInTheSameWay() {
		Tags mark = OwnMeters.mark(this.prometheus);
		Counter.builder("task.items").tags(mark.and("task", "any")).register(this.prometheus);
		Gauge.builder("task_items", () -> 2).tag("users", "any").register(this.prometheus);
		assertThat(this.prometheus.scrape()).contains("task_items{users=\"any\"} 2.0");
	}

	static Stream<Use> uses() {
		return entries().stream().flatMap((entry) -> {
			Tags own = tags(entry.tags(), "users");
			List<Use> uses = new ArrayList<>();
			for (Meter.Type type : List.of(Meter.Type.GAUGE, Meter.Type.COUNTER, Meter.Type.TIMER,
					Meter.Type.DISTRIBUTION_SUMMARY)) {
				for (Tags tags : List.of(own, Tags.of("other", "users"), own.and("tenant", "users"))) {
					boolean told = entry.name().startsWith(PREFIX) && tags.equals(own); // By
																						// Micrometer,
																						// see
																						// below.
					if (!told && (type != type(entry) || tags.equals(own))) {
						uses.add(new Use(entry.name(), type(entry), type, own, tags));
					}
				}
			}
			return uses.stream();
		});
	}

	private static List<MeterEntry> entries() {
		return Stream
			.concat(MeterCatalog.OWN.stream(),
					MeterCatalog.OTHERS.stream().filter((entry) -> entry.name().equals(MeterNames.EXECUTOR)))
			.toList();
	}

	private static Tags tags(List<String> names, String value) {
		return Tags.of(names.stream().map((name) -> io.micrometer.core.instrument.Tag.of(name, value)).toList());
	}

	private static Meter.Type type(MeterEntry entry) {
		return switch (entry.kind()) {
			case GAUGE -> Meter.Type.GAUGE;
			case COUNTER -> Meter.Type.COUNTER;
			case HISTOGRAM -> entry.unit().isEmpty() ? Meter.Type.DISTRIBUTION_SUMMARY : Meter.Type.TIMER;
			case TIMER -> Meter.Type.TIMER;
		};
	}

	private static void registerOwn(MeterRegistry registry, MeterEntry entry, String value) {
		Tags tags = tags(entry.tags(), value);
		new Use(entry.name(), type(entry), type(entry), tags, tags).registerOwn(registry);
	}

	private static void register(MeterRegistry registry, String name, Meter.Type type, Tags tags) {
		switch (type) {
			case GAUGE -> Gauge.builder(name, () -> 1).tags(tags).register(registry);
			case COUNTER -> Counter.builder(name).tags(tags).register(registry).increment();
			case TIMER -> Timer.builder(name).tags(tags).register(registry).record(() -> {
			});
			case DISTRIBUTION_SUMMARY -> DistributionSummary.builder(name).tags(tags).register(registry).record(1);
			case LONG_TASK_TIMER -> LongTaskTimer.builder(name).tags(tags).register(registry).start();
			default -> throw new IllegalArgumentException(type.toString());
		}
	}

	private static <R extends MeterRegistry> R protect(R registry) {
		OwnMeters.protect(registry);
		return registry;
	}

	private static String scrape(MeterRegistry registry) {
		MeterRegistry scraped = (registry instanceof CompositeMeterRegistry composite) ? composite.getRegistries()
			.stream()
			.filter(PrometheusMeterRegistry.class::isInstance)
			.findAny()
			.orElseThrow() : registry;
		return ((PrometheusMeterRegistry) scraped).scrape();
	}

	enum Kind {

		PROMETHEUS, SIMPLE, COMPOSITE;

		MeterRegistry registry() {
			return switch (this) {
				case PROMETHEUS -> protect(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
				case SIMPLE -> protect(new SimpleMeterRegistry());
				case COMPOSITE -> protect(new CompositeMeterRegistry()).add(PROMETHEUS.registry());
			};
		}

	}

	record Use(String name, Meter.Type ownType, Meter.Type type, Tags ownTags, Tags tags) {

		void registerOwn(MeterRegistry registry) {
			register(registry, this.name, this.ownType,
					this.name.startsWith(PREFIX) ? this.ownTags : this.ownTags.and(OwnMeters.mark(registry)));
		}

		void registerUsers(MeterRegistry registry) {
			register(registry, this.name, this.type, this.tags);
		}

	}

}
