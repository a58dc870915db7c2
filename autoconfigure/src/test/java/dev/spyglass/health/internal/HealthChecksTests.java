/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
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
		HealthChecks ready = new HealthChecks(new HealthLimits(limit, maxAge, Set.of("direct")), this.registry);
		ready.ready();
		return ready;
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
		return checks.check(name, contributor::get, checks.newDeadline());
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
		Awaitility.await()
			.until(() -> ask("db", () -> Health.down().withDetail("error", "refused").build()).getStatus()
				.equals(Status.DOWN));
		hangWithACaller("db");
		Health late = ask("db", Health.up()::build);
		assertThat(late.getStatus()).isEqualTo(Status.DOWN);
		assertThat(late.getDetails()).containsEntry("error", "refused").containsKey("age");
	}

	@Test
	void oneCallerAtMostWaitsForAPromptContributorThatBeginsToHang() {
		makePrompt("db");
		AtomicInteger started = hangWithACaller("db");
		for (int probe = 0; probe < 100; probe++) {
			assertThat(ask("db", () -> {
				started.incrementAndGet();
				return blocked();
			}).getDetails()).containsKey("age");
		}
		assertThat(started).hasValue(1);
	}

	@Test
	void callsAPromptContributorOnTheThreadOfItsCaller() {
		makePrompt("mine");
		assertThat(askForThread("mine")).isSameAs(Thread.currentThread());
	}

	@Test
	void callsANewContributorAndALateOneOnAnotherThread() {
		assertThat(askForThread("new")).isNotSameAs(Thread.currentThread());
		ask("late", this::blocked);
		this.release.countDown();
		Awaitility.await().until(() -> ask("late", Health.up()::build).getDetails().isEmpty());
		assertThat(askForThread("late")).isSameAs(Thread.currentThread());
	}

	@Test
	void eachOfManyCallersAtATimeGetsItsOwnAnswer() throws Exception {
		this.checks = checks(Duration.ofMinutes(1), Duration.ofMinutes(1));
		ExecutorService callers = Executors.newFixedThreadPool(16);
		try {
			List<Callable<Object>> calls = IntStream.range(0, 200)
				.mapToObj((caller) -> (Callable<Object>) () -> ask("tenants",
						() -> Health.up().withDetail("caller", caller).build())
					.getDetails()
					.get("caller"))
				.toList();
			List<Object> answers = new ArrayList<>();
			for (Future<Object> answer : callers.invokeAll(calls)) {
				answers.add(answer.get());
			}
			assertThat(answers)
				.containsExactlyElementsOf(IntStream.range(0, 200).<Object>mapToObj((caller) -> caller).toList());
		}
		finally {
			callers.shutdownNow();
		}
	}

	@Test
	void whileTheApplicationStartsThereIsMoreTime() {
		try (HealthChecks starting = new HealthChecks(new HealthLimits(SHORT, SHORT, Set.of()), null)) {
			Health health = ask(starting, "cold", () -> {
				Awaitility.await().pollDelay(SHORT.multipliedBy(3)).until(() -> true);
				return Health.up().build();
			});
			assertThat(health.getStatus()).isEqualTo(Status.UP);
		}
	}

	private void makePrompt(String name) {
		Awaitility.await().until(() -> ask(name, Health.up()::build).getDetails().isEmpty());
	}

	private AtomicInteger hangWithACaller(String name) {
		AtomicInteger started = new AtomicInteger();
		Thread caller = new Thread(() -> ask(name, () -> {
			started.incrementAndGet();
			return blocked();
		}));
		caller.setDaemon(true);
		caller.start();
		Awaitility.await().untilAtomic(started, Matchers.equalTo(1));
		return started;
	}

	private Thread askForThread(String name) {
		AtomicReference<Thread> thread = new AtomicReference<>();
		ask(name, () -> {
			thread.set(Thread.currentThread());
			return Health.up().build();
		});
		return Awaitility.await().untilAtomic(thread, Matchers.notNullValue());
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
		ask("direct", Health.up()::build);
		for (int time = 0; time < 3; time++) {
			ask("direct", () -> Health.down(new IllegalStateException("refused")).build());
		}
		for (int time = 0; time < 3; time++) {
			ask("direct", Health.up()::build);
		}
		assertThat(this.lines.list).extracting(ILoggingEvent::getMessage)
			.containsExactly("Health of direct: UP → DOWN (refused)", "Health of direct: DOWN → UP");
		assertThat(levels()).containsExactly(Level.WARN, Level.INFO);
		assertThat(this.lines.list.get(0).getKeyValuePairs()).extracting((pair) -> pair.key + "=" + pair.value)
			.containsExactly("event=health.changed", "component=direct", "from=UP", "to=DOWN",
					"cause=java.lang.IllegalStateException: refused");
	}

	@Test
	void theFirstAnswerIsNoWarning() {
		ask("direct", Health.down()::build);
		assertThat(levels()).containsExactly(Level.INFO);
		assertThat(this.lines.list.get(0).getKeyValuePairs()).extracting((pair) -> pair.key + "=" + pair.value)
			.contains("from=UNKNOWN", "to=DOWN");
	}

	@Test
	void saysNothingOfWhatIsUnknownFromTheStart() {
		ask("hangs", this::blocked);
		assertThat(this.lines.list).isEmpty();
	}

	@Test
	void whileTheApplicationStartsOrEndsNothingIsAWarning() {
		HealthChanges changes = new HealthChanges(null);
		changes.update("a", 1, Health.up().build());
		changes.update("a", 2, Health.down().build());
		changes.watch(true);
		changes.update("a", 3, Health.outOfService().build());
		changes.watch(false);
		changes.update("a", 4, Health.down().build());
		assertThat(levels()).containsExactly(Level.INFO, Level.WARN, Level.INFO);
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
		assertThat(this.lines.list).isEmpty();
	}

	private List<Level> levels() {
		return this.lines.list.stream().map(ILoggingEvent::getLevel).toList();
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
		ask("gone", Health.up()::build);
		assertThat(this.registry.getMeters()).isNotEmpty();
		this.checks.retain((name) -> !name.equals("gone"));
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
