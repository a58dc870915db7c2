/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingDependencyReporter}.
 */
class MissingDependencyReporterTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void saysNothingWhereEverythingIsOn() {
		assertThat(MissingDependencyReporter.off(this.environment, (type) -> true)).isEmpty();
	}

	@Test
	void namesWhatIsOffWithReasonAndRemedy() {
		assertThat(MissingDependencyReporter.off(this.environment, (type) -> !type.contains("otel")))
			.containsExactly("trace correlation, because the tracing bridge is not on the class path: "
					+ "add io.micrometer:micrometer-tracing-bridge-otel");
	}

	@Test
	void givesOneReasonPerSignal() {
		assertThat(MissingDependencyReporter.off(this.environment,
				(type) -> !type.startsWith("ch.qos.logback") && !type.startsWith("net.logstash")))
			.containsExactly("JSON logging, because Logback is not on the class path: use spring-boot-starter-logging");
	}

	@Test
	void doesNotAskABatchApplicationForAWebFramework() {
		assertThat(
				MissingDependencyReporter.off(this.environment, (type) -> !type.startsWith("org.springframework.web")))
			.isEmpty();
	}

	@Test
	void doesNotMentionWhatTheUserSwitchedOff() {
		this.environment.setProperty("spyglass.tracing.enabled", "false");
		assertThat(MissingDependencyReporter.off(this.environment, (type) -> !type.contains("otel"))).isEmpty();
	}

	@Test
	void asksForClassesThatExist() {
		assertThat(MissingDependencyReporter.REQUIREMENTS).flatExtracting(MissingDependencyReporter.Requirement::anyOf)
			.allMatch((type) -> ClassUtils.isPresent(type, getClass().getClassLoader()));
	}

	@ParameterizedTest
	@CsvSource({ "4.0.8, true", "3.5.1, true", "4.1.0, false", "4.1.1-SNAPSHOT, false", "4.10.0, false",
			"5.0.0, false" })
	void knowsWhichBootIsTooOld(String version, boolean tooOld) {
		assertThat(MissingDependencyReporter.isTooOld(version)).isEqualTo(tooOld);
	}

}
