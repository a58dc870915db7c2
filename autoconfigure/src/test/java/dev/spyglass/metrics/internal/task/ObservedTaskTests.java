/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.metrics.task.ObservedTask;
import dev.spyglass.testsupport.CapturedLines;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * One annotation makes the timer, the span, the ids and the lines.
 */
class ObservedTaskTests {

	private static ConfigurableApplicationContext context;

	private final Job job = context.getBean(Job.class);

	private CapturedLines lines;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off",
					"management.tracing.sampling.probability=1.0")
			.run();
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@BeforeEach
	void listen() {
		this.lines = new CapturedLines();
	}

	@AfterEach
	void stopListening() {
		this.lines.close();
	}

	@Test
	void aMethodIsATask() {
		assertThat(this.job.plain()).isEqualTo("done");
		assertThat(runs("plain", "success")).isEqualTo(1);
		ILoggingEvent line = assertLines("plain", "task.completed", 1);
		assertThat(line.getMessage()).matches("Task plain completed in \\d+\\.\\d m?s");
	}

	@Test
	void aMethodThatThrowsIsAFailedTask() {
		assertThatIllegalStateException().isThrownBy(this.job::throwing);
		assertThat(runs("throwing", "failure")).isEqualTo(1);
		ILoggingEvent line = assertLines("throwing", "task.failed", 0);
		assertThat(line.getLevel()).isEqualTo(Level.ERROR);
		assertThat(line.getThrowableProxy().getMessage()).isEqualTo("no");
		assertThat(line.getMessage()).matches("Task throwing failed after \\d+\\.\\d m?s: IllegalStateException");
	}

	@Test
	void aFutureIsATaskUntilItIsDone() {
		CompletableFuture<String> future = new CompletableFuture<>();
		assertThat(this.job.future(future)).isSameAs(future);
		assertThat(active("future")).isEqualTo(1);
		future.complete("done");
		assertThat(active("future")).isZero();
		assertThat(runs("future", "success")).isEqualTo(1);
		assertLines("future", "task.completed", 0);
	}

	@Test
	void aFutureMayFailOrBeCancelled() {
		CompletableFuture<String> future = new CompletableFuture<>();
		this.job.failing(future.thenApply((value) -> value));
		future.completeExceptionally(new IllegalStateException("no"));
		assertThat(runs("failing", "failure")).isEqualTo(1);
		this.job.failing(new CompletableFuture<>()).toCompletableFuture().cancel(true);
		assertThat(runs("failing", "cancelled")).isEqualTo(1);
	}

	@Test
	void eachSubscriptionOfAMonoIsATask() {
		Mono<String> mono = this.job.mono();
		assertThat(this.lines.all()).isEmpty();
		mono.block();
		mono.block();
		assertThat(runs("mono", "success")).isEqualTo(2);
		assertLines("mono", "task.completed", 1);
	}

	@Test
	void aFluxIsATaskUntilItEnds() {
		assertThat(this.job.flux().collectList().block()).containsExactly(1, 2, 3);
		assertThat(runs("flux", "success")).isEqualTo(1);
		this.job.flux().take(1).blockLast();
		assertThat(runs("flux", "cancelled")).isEqualTo(1);
	}

	@Test
	void aMonoThatFailsIsAFailedTask() {
		assertThatIllegalStateException().isThrownBy(() -> this.job.broken().block());
		assertThat(runs("broken", "failure")).isEqualTo(1);
		assertLines("broken", "task.failed", 0);
	}

	@Test
	void theNameDefaultsToTheMethods() {
		this.job.unnamed();
		assertThat(runs("ObservedTaskTests.Job.unnamed", "success")).isEqualTo(1);
	}

	@Test
	void theSourceMayBeTold() {
		this.job.fromAfar();
		assertThat(context.getBean(MeterRegistry.class)
			.get("task.created")
			.tags("task", "sourced", "source", "partner")
			.counter()
			.count()).isEqualTo(1);
	}

	/** All lines of the task carry one task id and one trace; the last is returned. */
	private ILoggingEvent assertLines(String task, String end, int inside) {
		List<ILoggingEvent> all = this.lines
			.matching((event) -> task.equals(CapturedLines.keyValue(event, "operation")))
			.stream()
			.toList();
		ILoggingEvent started = all.get(0);
		ILoggingEvent ended = all.get(1);
		assertThat(CapturedLines.keyValue(started, "event")).isEqualTo("task.started");
		assertThat(started.getMessage()).isEqualTo("Task " + task + " started");
		assertThat(CapturedLines.keyValue(ended, "event")).isEqualTo(end);
		assertThat((Double) CapturedLines.keyValue(ended, "duration_ms")).isNotNegative();
		Map<String, String> ids = started.getMDCPropertyMap();
		assertThat(ids.get("task_id")).matches("task_[0-9a-f]{16}");
		assertThat(ids.get("traceId")).matches("[0-9a-f]{32}");
		assertThat(ids).containsEntry("request_id", ids.get("task_id"));
		assertThat(ended.getMDCPropertyMap()).containsAllEntriesOf(ids);
		assertThat(this.lines.all()).filteredOn((event) -> event.getMessage().startsWith("inside"))
			.filteredOn((event) -> ids.get("task_id").equals(event.getMDCPropertyMap().get("task_id")))
			.hasSize(inside)
			.allSatisfy((event) -> assertThat(event.getMDCPropertyMap()).containsAllEntriesOf(ids));
		return ended;
	}

	private static long runs(String task, String outcome) {
		return context.getBean(MeterRegistry.class)
			.get("task.duration")
			.tags("task", task, "outcome", outcome)
			.timer()
			.count();
	}

	private static double active(String task) {
		return context.getBean(MeterRegistry.class).get("task.active").tag("task", task).gauge().value();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Job.class)
	static class Application {

	}

	static class Job {

		private static final Logger log = LoggerFactory.getLogger(Job.class);

		@ObservedTask("plain")
		String plain() {
			log.info("inside plain");
			return "done";
		}

		@ObservedTask("throwing")
		void throwing() {
			throw new IllegalStateException("no");
		}

		@ObservedTask("future")
		CompletableFuture<String> future(CompletableFuture<String> future) {
			return future;
		}

		@ObservedTask("failing")
		CompletionStage<String> failing(CompletableFuture<String> future) {
			return future;
		}

		@ObservedTask("mono")
		Mono<String> mono() {
			return Mono.delay(Duration.ofMillis(1)).map((tick) -> {
				log.info("inside mono");
				return "done";
			});
		}

		@ObservedTask("flux")
		Flux<Integer> flux() {
			return Flux.just(1, 2, 3);
		}

		@ObservedTask("broken")
		Mono<String> broken() {
			return Mono.error(() -> new IllegalStateException("no"));
		}

		@ObservedTask
		void unnamed() {
		}

		@ObservedTask(value = "sourced", source = "partner")
		void fromAfar() {
		}

	}

}
