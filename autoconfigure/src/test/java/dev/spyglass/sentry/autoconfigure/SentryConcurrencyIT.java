/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand requests that fail at the same time: each event has the id, the trace and
 * the breadcrumbs of its own request, and none is lost.
 */
class SentryConcurrencyIT {

	private static final int REQUESTS = 1_000;

	private final SentryReceiver receiver = new SentryReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void noEventHasWhatBelongsToAnother(WebApplicationType type) throws Exception {
		Class<?> application = (type == WebApplicationType.SERVLET) ? Blocking.class : Reactive.class;
		try (RunningApplication running = this.receiver.start(type, application, "logging.level.root=warn",
				"logging.level.dev.spyglass.sentry=info")) {
			failAll(running);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(this.receiver.events()).hasSizeGreaterThanOrEqualTo(REQUESTS));
		}
		List<JsonNode> events = this.receiver.events();
		assertThat(events).hasSize(REQUESTS);
		assertThat(events.stream().map((event) -> event.at("/tags/request_id").asString()).distinct())
			.hasSize(REQUESTS);
		assertThat(events.stream().map((event) -> event.at("/contexts/trace/trace_id").asString()).distinct())
			.hasSize(REQUESTS);
		assertThat(events).allSatisfy(SentryConcurrencyIT::belongsTogether);
	}

	private static void belongsTogether(JsonNode event) {
		String id = event.at("/tags/request_id").asString();
		assertThat(event.at("/exception/values").toString()).contains("\"broken " + id + "\"");
		assertThat(event.at("/tags/route").asString()).isEqualTo("/fail/{id}");
		assertThat(event.at("/request/url").asString()).endsWith("/fail/" + id);
		List<String> crumbs = new ArrayList<>();
		event.at("/breadcrumbs").forEach((crumb) -> {
			if (crumb.has("message")) {
				crumbs.add(crumb.path("message").asString());
			}
		});
		assertThat(crumbs).containsExactly("about to fail " + id, "failing " + id);
	}

	private static void failAll(RunningApplication running) throws InterruptedException, ExecutionException {
		ExecutorService clients = Executors.newFixedThreadPool(100);
		try {
			List<Future<?>> calls = new ArrayList<>();
			for (int i = 0; i < REQUESTS; i++) {
				String id = "request-" + (10_000 + i);
				calls.add(clients.submit(() -> running.get("/fail/" + id, "X-Request-ID", id)));
			}
			for (Future<?> call : calls) {
				call.get();
			}
		}
		finally {
			clients.shutdown();
		}
	}

	@RestController
	@EnableAutoConfiguration
	static class Blocking {

		private static final Logger logger = LoggerFactory.getLogger(Blocking.class);

		@GetMapping("/fail/{id}")
		String fail(@PathVariable String id) {
			logger.info("about to fail {}", id);
			Thread.yield();
			logger.info("failing {}", id);
			throw new IllegalStateException("broken " + id);
		}

	}

	@RestController
	@EnableAutoConfiguration
	static class Reactive {

		private static final Logger logger = LoggerFactory.getLogger(Reactive.class);

		@GetMapping("/fail/{id}")
		Mono<String> fail(@PathVariable String id) {
			logger.info("about to fail {}", id);
			return Mono.delay(Duration.ofMillis(20))
				.publishOn(Schedulers.boundedElastic())
				.doOnNext((tick) -> logger.info("failing {}", id))
				.map((tick) -> {
					throw new IllegalStateException("broken " + id);
				});
		}

	}

}
