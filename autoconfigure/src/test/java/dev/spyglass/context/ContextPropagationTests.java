/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.spyglass.request.internal.RequestFieldsAccessor;
import dev.spyglass.request.internal.RequestScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContextPropagation}, {@link RequestScope} and
 * {@link RequestFieldsAccessor}.
 */
class ContextPropagationTests {

	private static final Map<String, String> IDENTITY = Map.of("request_id", "r", "correlation_id", "c");

	private final ExecutorService pool = Executors.newSingleThreadExecutor();

	@AfterEach
	void shutDown() {
		this.pool.shutdownNow();
		MDC.clear();
	}

	@Test
	void takesTheIdsAlong() throws Exception {
		try (RequestScope scope = RequestScope.open(IDENTITY)) {
			assertThat(scope).isNotNull();
			assertThat(ContextPropagation.wrap(this.pool).submit(() -> MDC.get("request_id")).get()).isEqualTo("r");
		}
	}

	@Test
	void leavesTheOtherThreadClean() throws Exception {
		try (RequestScope scope = RequestScope.open(IDENTITY)) {
			assertThat(scope).isNotNull();
			ContextPropagation.wrap(this.pool).submit(() -> "work").get();
		}
		assertThat(this.pool.submit(MDC::getCopyOfContextMap).get()).isNullOrEmpty();
	}

	@Test
	void takesNothingAlongFromOutsideOfARequest() throws Exception {
		this.pool.submit(() -> MDC.put("request_id", "stale")).get();
		assertThat(ContextPropagation.wrap(() -> MDC.get("request_id")).call()).isNull();
		assertThat(this.pool.submit(ContextPropagation.wrap(() -> MDC.get("request_id"))).get()).isNull();
	}

	@Test
	void restoresTheOuterScope() {
		try (RequestScope outer = RequestScope.open(IDENTITY)) {
			RequestScope.open(Map.of("request_id", "r2", "correlation_id", "c2")).close();
			assertThat(outer).isNotNull();
			assertThat(MDC.get("request_id")).isEqualTo("r");
			assertThat(MDC.get("correlation_id")).isEqualTo("c");
		}
		assertThat(MDC.get("request_id")).isNull();
	}

}
