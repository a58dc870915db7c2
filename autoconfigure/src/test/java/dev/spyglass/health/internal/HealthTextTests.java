/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The messages of status changes.
 */
class HealthTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			java.net.ConnectException: Connection refused  | (Connection refused)
			java.net.ConnectException: null                | (java.net.ConnectException: null)
			a.B$C: x: y                                    | (x: y)
			no answer within 500ms                         | (no answer within 500ms)
			{free=1, path=/var}                            | ({free=1, path=/var})
			""")
	void endsWithTheCause(String cause, String end) {
		assertThat(text(cause)).isEqualTo("Health of db: UP → DOWN " + end);
	}

	@ParameterizedTest
	@CsvSource({ "''", "{}", "'  '" })
	void leavesOutACauseThatSaysNothing(String cause) {
		assertThat(text(cause)).isEqualTo("Health of db: UP → DOWN");
	}

	@Test
	void isOneShortLine() {
		assertThat(text("first\nsecond")).endsWith("(first)");
		assertThat(text("word ".repeat(10_000))).hasSizeLessThan(260).endsWith("word …)");
		assertThat(text("\u001b[31m")).doesNotContain("\u001b");
	}

	@Test
	void doesNotCutAWordWhichMayHoldASecret() {
		assertThat(text("mongodb://app:" + "x".repeat(300) + "@db")).isEqualTo("Health of db: UP → DOWN");
	}

	private static String text(String cause) {
		return HealthText.changed("db", Status.UP, Status.DOWN, cause);
	}

}
