/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;

import static org.assertj.core.api.Assertions.assertThat;

class HealthChecksTests {

	private static final Duration SHORT = Duration.ofMillis(20);

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final CountDownLatch release = new CountDownLatch(1);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private HealthChecks checks = checks(SHORT, Duration.ofMinutes(1));

	private HealthChecks checks(Duration limit, Duration maxAge) {
		return new HealthChecks(new HealthLimits(limit, maxAge, Set.of("direct")), this.registry);
	}

	@BeforeEach
	void listen() {
		this.lines.start();
		((Logger) LoggerFactory.getLogger(HealthChanges.class)).addAppender(this.lines);
	}

	@AfterEach
	void stop() {
		((Logger) LoggerFactory.getLogger(HealthChanges.class)).detachAppender(this.lines);
		this.checks.close();
		this.release.countDown();
	}

	private static Health ask(HealthChecks checks, String name, Supplier<Health> contributor) {
		return new TimeLimitedIndicator(name, contributor, checks).health();
	}

	private Health ask(String name, Supplier<Health> contributor) {
		return ask(this.checks, name, contributor);
	}

	private Health blocked() {
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return Health.up().build();
	}

	@Test
	void givesAFreshAnswerOfAContributorThatIsInTime() {
		this.checks = checks(Duration.ofMinutes(1), Duration.ofMinutes(1));
		AtomicInteger count = new AtomicInteger();
		for (int expected = 1; expected <= 3; expected++) {
			Health health = ask("fast", () -> Health.up().withDetail("count", count.incrementAndGet()).build());
			assertThat(health.getDetails()).containsEntry("count", expected);
		}
	}

	@Test
	void doesNotWaitForAContributorThatHangs() {
		Health health = ask("hangs", this::blocked);
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(health.getDetails()).containsEntry("reason", "no answer within the time limit of 20 ms")
			.containsKey("age");
	}

	@Test
	void startsNoSecondCheckWhileOneHangs() {
		AtomicInteger started = new AtomicInteger();
		for (int probe = 0; probe < 1000; probe++) {
			ask("hangs", () -> {
				started.incrementAndGet();
				return blocked();
			});
		}
		assertThat(started).hasValue(1);
	}

	@Test
	void answersWithTheLastResultWhileThatIsYoung() {
		this.checks = checks(Duration.ofSeconds(5), Duration.ofMinutes(1));
		AtomicReference<Boolean> hang = new AtomicReference<>(false);
		HealthChecks short20 = checks(SHORT, Duration.ofMinutes(1));
		try (short20) {
			Awaitility.await()
				.untilAsserted(() -> assertThat(ask(short20, "db",
						() -> hang.get() ? blocked() : Health.down().withDetail("error", "refused").build())
					.getStatus()).isEqualTo(Status.DOWN));
			hang.set(true);
			Health late = ask(short20, "db", Health.up()::build);
			assertThat(late.getStatus()).isEqualTo(Status.DOWN);
			assertThat(late.getDetails()).containsEntry("error", "refused");
		}
	}

	@Test
	void comesBackWhenTheContributorDoes() {
		ask("hangs", this::blocked);
		this.release.countDown();
		Awaitility.await()
			.untilAsserted(() -> assertThat(ask("hangs", this::blocked).getStatus()).isEqualTo(Status.UP));
	}

	@Test
	void takesAnExceptionForDown() {
		this.checks = checks(Duration.ofMinutes(1), Duration.ofMinutes(1));
		Health health = ask("throws", () -> {
			throw new IllegalStateException("no connection");
		});
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails().get("error")).asString().contains("no connection");
	}

	@Test
	void asksAnExceptionDirectly() {
		Thread[] asked = new Thread[1];
		ask("direct", () -> {
			asked[0] = Thread.currentThread();
			return Health.up().build();
		});
		assertThat(asked[0]).isSameAs(Thread.currentThread());
	}

	@Test
	void logsEachChangeOnceWithItsCause() {
		for (int time = 0; time < 3; time++) {
			ask("direct", () -> Health.down(new IllegalStateException("refused")).build());
		}
		for (int time = 0; time < 3; time++) {
			ask("direct", Health.up()::build);
		}
		assertThat(this.lines.list).extracting(ILoggingEvent::getMessage)
			.containsExactly("Health of direct: UP → DOWN (refused)", "Health of direct: DOWN → UP");
		assertThat(this.lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
		assertThat(this.lines.list.get(0).getKeyValuePairs()).extracting((pair) -> pair.key + "=" + pair.value)
			.containsExactly("event=health.changed", "component=direct", "from=UP", "to=DOWN",
					"cause=java.lang.IllegalStateException: refused");
	}

	@Test
	void whatAnInterruptedContributorSaysAtTheEndIsNoChange() {
		AtomicReference<Thread> asked = new AtomicReference<>();
		ask("hangs", () -> {
			asked.set(Thread.currentThread());
			return blocked();
		});
		Awaitility.await().untilAtomic(asked, Matchers.notNullValue());
		this.checks.close();
		Awaitility.await().until(() -> !asked.get().isAlive());
		assertThat(this.lines.list).singleElement()
			.satisfies((line) -> assertThat(CapturedLines.isEvent(line, EventNames.HEALTH_CHANGED)).isTrue());
	}

	@Test
	void saysNothingOfWhatIsUpFromTheStart() {
		ask("direct", Health.up()::build);
		assertThat(this.lines.list).isEmpty();
	}

	@Test
	void showsTheStateAsAGaugeOfOnesAndZeros() {
		ask("direct", Health.outOfService()::build);
		assertThat(List.of("UP", "DOWN", "OUT_OF_SERVICE", "UNKNOWN"))
			.extracting((status) -> this.registry.get(MeterNames.HEALTH_STATUS)
				.tags("component", "direct", "status", status)
				.gauge()
				.value())
			.containsExactly(0.0, 0.0, 1.0, 0.0);
	}

	@Test
	void showsAStateOfTheUsersOwnToo() {
		ask("direct", Health.status("DEGRADED")::build);
		assertThat(this.registry.get(MeterNames.HEALTH_STATUS).tags("status", "DEGRADED").gauge().value()).isEqualTo(1);
	}

	@Test
	void forgetsTheMetersOfAContributorThatIsGone() {
		DefaultHealthContributorRegistry contributors = new DefaultHealthContributorRegistry();
		contributors.registerContributor("gone", (HealthIndicator) Health.up()::build);
		TimeLimitedContributors limited = new TimeLimitedContributors(contributors, this.checks);
		limited.stream().forEach((entry) -> ((HealthIndicator) entry.contributor()).health());
		assertThat(this.registry.getMeters()).isNotEmpty();
		limited.unregisterContributor("gone");
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void anAnswerThatWasOvertakenIsNoChange() {
		HealthChanges changes = new HealthChanges(null);
		changes.update("a", 2, Health.up().build());
		changes.update("a", 1, Health.down().build());
		changes.update("a", 3, Health.up().build());
		assertThat(this.lines.list).isEmpty();
	}

	@Test
	void reachesContributorsWithinComposites() {
		DefaultHealthContributorRegistry contributors = new DefaultHealthContributorRegistry();
		contributors.registerContributor("parts",
				CompositeHealthContributor.fromMap(java.util.Map.of("hangs", (HealthIndicator) this::blocked)));
		TimeLimitedContributors limited = new TimeLimitedContributors(contributors, this.checks);
		CompositeHealthContributor parts = (CompositeHealthContributor) limited.getContributor("parts");
		Health health = ((HealthIndicator) parts.getContributor("hangs")).health();
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(parts.stream()).singleElement().extracting("name").isEqualTo("hangs");
	}

}
