/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.spyglass.testsupport.ManyRequests;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 10,000 requests at once, each with its own id, over every kind of hop of Reactor.
 */
class ReactiveConcurrentRequestsIT {

	private static final List<String> PATHS = List.of("/ok", "/boom", "/flat-map", "/publish-on", "/bounded-elastic",
			"/nowhere", "/items/x", "/hops");

	@Test
	void neverMixTheirIds() throws Exception {
		try (ConfigurableApplicationContext context = ReactiveApplication.run()) {
			ManyRequests.run(context, PATHS);
			assertThat(mdcOfThreadsOf(Schedulers.parallel())).allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
			assertThat(mdcOfThreadsOf(Schedulers.boundedElastic()))
				.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
		}
	}

	/** Asks as many of its workers as there are processors, one after the other. */
	private static List<Map<String, String>> mdcOfThreadsOf(Scheduler scheduler) throws Exception {
		int threads = Runtime.getRuntime().availableProcessors();
		List<CompletableFuture<Map<String, String>>> found = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			CompletableFuture<Map<String, String>> mdc = new CompletableFuture<>();
			found.add(mdc);
			scheduler.schedule(() -> {
				Map<String, String> copy = MDC.getCopyOfContextMap();
				mdc.complete((copy != null) ? copy : Map.of());
			});
		}
		List<Map<String, String>> mdcs = new ArrayList<>();
		for (CompletableFuture<Map<String, String>> mdc : found) {
			mdcs.add(mdc.get(10, TimeUnit.SECONDS));
		}
		return mdcs;
	}

}
