/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LogContextTests {

	@AfterEach
	void clear() {
		MDC.clear();
	}

	@Test
	void addsFieldsUntilItIsClosed() {
		try (LogContext scope = LogContext.with("a", 1).and("b", "two")) {
			assertThat(MDC.getCopyOfContextMap()).containsEntry("a", "1").containsEntry("b", "two");
			assertThat(scope).isNotNull();
		}
		assertThat(MDC.get("a")).isNull();
		assertThat(MDC.get("b")).isNull();
	}

	@Test
	void restoresWhatWasThere() {
		MDC.put("a", "before");
		LogContext.with("a", "during").and("a", "later").close();
		assertThat(MDC.get("a")).isEqualTo("before");
	}

	@Test
	void nests() {
		try (LogContext outer = LogContext.with("a", "outer")) {
			LogContext.with("a", "inner").close();
			assertThat(MDC.get("a")).isEqualTo("outer");
			assertThat(outer).isNotNull();
		}
	}

	@Test
	void takesAFieldOffTheLines() {
		MDC.put("a", "before");
		try (LogContext scope = LogContext.with("a", null)) {
			assertThat(MDC.get("a")).isNull();
			assertThat(scope).isNotNull();
		}
		assertThat(MDC.get("a")).isEqualTo("before");
	}

	@Test
	void takesAMap() {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("a", 1);
		fields.put("b", true);
		LogContext scope = LogContext.with(fields);
		assertThat(MDC.getCopyOfContextMap()).containsEntry("a", "1").containsEntry("b", "true");
		scope.close();
	}

	@Test
	void closesOnce() {
		LogContext scope = LogContext.with("a", 1);
		scope.close();
		MDC.put("a", "mine");
		scope.close();
		assertThat(MDC.get("a")).isEqualTo("mine");
	}

	@Test
	void leavesOtherThreadsAlone() {
		LogContext scope = LogContext.with("a", 1);
		String other = CompletableFuture.supplyAsync(() -> {
			MDC.put("a", "other");
			scope.close();
			String value = MDC.get("a");
			MDC.clear();
			return value;
		}).join();
		assertThat(other).isEqualTo("other");
		assertThat(MDC.get("a")).isEqualTo("1");
		scope.close();
	}

	@Test
	void refusesFieldsAfterItWasClosed() {
		LogContext scope = LogContext.with("a", 1);
		scope.close();
		assertThatIllegalStateException().isThrownBy(() -> scope.and("b", 2));
	}

}
