/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The starter where something that it hopes for is not there, or is another.
 */
class OddSurroundingsIT {

	@Test
	void withoutAWebFrameworkItWritesItsLinesAndGivesNoAdvice() {
		try (RunningApplication application = RunningApplication.start("no-web")) {
			assertThat(application.awaitExit()).isZero();
			assertThat(application.lines()).allSatisfy(LogLine::validate)
				.anyMatch((line) -> line.message().equals("Doing the work"));
			assertThat(messages(application)).isEmpty();
		}
	}

	@Test
	void withLog4j2ItServesAndSaysThatJsonLoggingIsOff() {
		try (RunningApplication application = RunningApplication.start("log4j2").awaitReady()) {
			assertServes(application);
			assertThat(application.output()).filteredOn((line) -> line.contains("Spyglass"))
				.singleElement()
				.asString()
				.contains("Spyglass is partly off: JSON logging, because Logback is not on the class path");
		}
	}

	@Test
	void onBoot40ItServesAndSaysWhichVersionItWants() {
		try (RunningApplication application = RunningApplication.start("boot-4.0").awaitReady()) {
			assertServes(application);
			assertThat(application.output()).filteredOn((line) -> line.contains("Spyglass requires Spring Boot 4.1"))
				.hasSize(1);
		}
	}

	private static void assertServes(RunningApplication application) {
		assertThat(application.get("/hello", "X-Request-ID", "odd-12345678").headers().firstValue("X-Request-ID"))
			.contains("odd-12345678");
		assertThat(application.get("/actuator/prometheus").body()).contains("http_server_requests_seconds_bucket");
		assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
		application.close(); // Now everything that it had to say is there.
		assertThat(application.output()).noneMatch((line) -> line.contains("NoClassDefFoundError"));
		assertThat(application.errors()).isEmpty();
	}

	private static List<String> messages(RunningApplication application) {
		return application.lines()
			.stream()
			.map(LogLine::message)
			.filter((text) -> text.startsWith("Spyglass"))
			.toList();
	}

}
