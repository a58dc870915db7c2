/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Seeds secrets wherever an application may drop them, and looks for them wherever
 * Spyglass writes or sends. Each secret has the word {@code s33d} in it.
 */
@ExtendWith(OutputCaptureExtension.class)
class SeededSecretsTests {

	private static final String CARD = "4111 1111 1111 1111";

	private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzMzNkIn0.dozjgNryP4J3jVmNHl0w5N_s33dn3I9PlFUP0T";

	private static final List<String> TRACES = List.of("s33d", CARD, JWT, "4111111111111111");

	@AfterEach
	void close() {
		Sentry.close();
		MDC.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "json", "console" })
	void noneIsOnTheConsole(String format, CapturedOutput output) {
		run("spyglass.logging.format=" + format);
		assertThat(output.getAll()).contains("seeding", "[redacted]");
		assertNoSecret(output.getAll());
	}

	@Test
	void noneIsInTheFile(@TempDir Path folder) throws Exception {
		Path file = folder.resolve("app.log");
		run("logging.file.name=" + file);
		String text = Files.readString(file);
		assertThat(text).contains("seeding", "[redacted]");
		assertNoSecret(text);
	}

	@Test
	void noneIsSentToSentry() {
		try (SentryReceiver receiver = new SentryReceiver()) {
			run("sentry.dsn=" + receiver.dsn(), "sentry.send-default-pii=true");
			assertThat(receiver.events()).isNotEmpty();
			assertThat(receiver.raw()).contains("[redacted]");
			assertNoSecret(receiver.raw());
		}
	}

	@Test
	void eachIsCounted() {
		try (RunningApplication application = start()) {
			application.get("/seed?token=s33d-query");
			assertThat(Stream.of("key", "bearer", "jwt", "card", "url", "known_value", "cows")
				.mapToDouble((rule) -> application.context()
					.getBean(MeterRegistry.class)
					.get("spyglass.redactions")
					.tags("rule", rule)
					.functionCounters()
					.stream()
					.mapToDouble(FunctionCounter::count)
					.sum()))
				.allMatch((count) -> count > 0);
		}
	}

	@Test
	void aRuleThatLogsDoesNotFeedItself(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET, Chatty.class)) {
			application.get("/nothing");
			LoggerFactory.getLogger(Seeding.class).info("seeding");
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("looking at"))).hasSizeLessThan(50);
		assertThat(output.getAll()).contains("seeding");
	}

	@Test
	void theyAreShownWhenTheUserSaysSo(CapturedOutput output) {
		run("spyglass.redaction.enabled=false");
		assertThat(output.getAll()).contains("s33d-message");
	}

	@Test
	void aPatternThatCouldGoBackIsRefused(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("spyglass.redaction.patterns=(?=a)b"));
		assertThat(output).contains("The property 'spyglass.redaction.patterns' has the invalid value '(?=a)b'")
			.contains("RE2 syntax");
	}

	private static void assertNoSecret(String text) {
		assertThat(TRACES).allSatisfy((trace) -> assertThat(text).doesNotContain(trace));
	}

	private static void run(String... properties) {
		try (RunningApplication application = start(properties)) {
			application.get("/seed?token=s33d-query", "Authorization", "Bearer s33d-header", "Cookie", "id=s33d-cookie",
					"X-Api-Key", "s33d-key");
		}
	}

	private static RunningApplication start(String... properties) {
		return RunningApplication.start(WebApplicationType.SERVLET, Seeding.class,
				Stream.concat(Stream.of(properties), Stream.of("shop.api-key=Tr0ub4dor-s33d-env"))
					.toArray(String[]::new));
	}

	@RestController
	@EnableAutoConfiguration
	static class Seeding {

		private static final Logger logger = LoggerFactory.getLogger(Seeding.class);

		@Bean
		RedactionRule cows() {
			return new RedactionRule() {

				@Override
				public String name() {
					return "cows";
				}

				@Override
				public String redact(String text) {
					return text.replace("cow-s33d", "[redacted]");
				}

			};
		}

		@GetMapping("/seed")
		String seed() {
			MDC.put("password", "s33d-mdc");
			logger.info("seeding");
			logger.info("login with password=s33d-message and token: s33d-token");
			logger.info("login with password={}", "s33d-argument");
			logger.info("sent Authorization: Bearer s33d-bearer");
			logger.info("got Bearer s33d.bearer.2 and {}", JWT);
			logger.info("paid with {}, or {}", CARD, 4111111111111111L);
			logger.info("connecting to jdbc:mysql://root:s33d-url@db/shop");
			logger.info("calling with Tr0ub4dor-s33d-env now, and a cow-s33d");
			logger.atInfo()
				.addKeyValue("api_key", "s33d-kv")
				.addKeyValue("card", 4111111111111111L)
				.addKeyValue("user", Map.of("name", "jane", "secret", "s33d-map"))
				.addKeyValue("account", new Account("jane", "s33d-record"))
				.log("key-values");
			logger.error("failed with token=s33d-error", new IllegalStateException("password=s33d-exception",
					new IllegalArgumentException("{\"secret\":\"s33d-cause\"}")));
			throw new IllegalStateException("uncaught, secret=s33d-uncaught");
		}

	}

	@EnableAutoConfiguration
	static class Chatty {

		@Bean
		RedactionRule chatty() {
			return new RedactionRule() {

				@Override
				public String name() {
					return "chatty";
				}

				@Override
				public String redact(String text) {
					LoggerFactory.getLogger(Chatty.class).info("looking at {}", text.length());
					return text;
				}

			};
		}

	}

	record Account(String name, String password) {

	}

}
