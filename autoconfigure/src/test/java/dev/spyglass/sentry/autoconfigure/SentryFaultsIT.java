/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Sentry that refuses, answers nonsense or not at all: every event is accounted for,
 * the caller never waits, and the application ends in time.
 */
class SentryFaultsIT {

	private static final int ERRORS = 3_000;

	private static final Logger logger = LoggerFactory.getLogger(SentryFaultsIT.class);

	private final SentryReceiver receiver = new SentryReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	static Stream<Arguments> answers() {
		return Stream.of(Arguments.of(200, Map.of(), "{}", "success"),
				Arguments.of(429, Map.of("Retry-After", "60"), "", "failure"),
				Arguments.of(429, Map.of("Retry-After", "60"), "", "dropped"),
				Arguments.of(500, Map.of(), "<html>no</html>", "failure"),
				Arguments.of(200, Map.of(), "\u0000garbage", "success"));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void accountsForEachEvent(int status, Map<String, String> headers, String body, String outcome) {
		this.receiver.answering(status, headers, body);
		try (RunningApplication application = start(this.receiver.dsn())) {
			assertAccounted(application, outcome);
		}
	}

	@Test
	void accountsForEachEventWithoutAReceiver() throws IOException {
		try (RunningApplication application = start("http://key@127.0.0.1:" + closedPort() + "/42")) {
			assertAccounted(application, "failure");
		}
	}

	@Test
	void endsInTimeWithABlackHole() throws IOException {
		try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			RunningApplication application = start("http://key@127.0.0.1:" + hole.getLocalPort() + "/42");
			logErrors(ERRORS);
			assertThat(count(application, "dropped")).isGreaterThanOrEqualTo(ERRORS - 1_100);
			long before = System.nanoTime();
			application.close();
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
		}
	}

	private static void assertAccounted(RunningApplication application, String outcome) {
		logErrors(ERRORS);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(
					count(application, "success") + count(application, "failure") + count(application, "dropped"))
				.isEqualTo(ERRORS));
		assertThat(count(application, outcome)).isPositive();
	}

	private static void logErrors(int count) {
		for (int i = 0; i < count; i++) {
			logger.error("broken", new IllegalStateException("broken " + i));
		}
	}

	private static double count(RunningApplication application, String outcome) {
		return application.context()
			.getBean(MeterRegistry.class)
			.get("spyglass.export")
			.tags("signal", "sentry", "outcome", outcome)
			.functionCounter()
			.count();
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static RunningApplication start(String dsn) {
		return RunningApplication.start(WebApplicationType.NONE, Application.class, "spyglass.sentry.dsn=" + dsn);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
