/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import io.sentry.Sentry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets put wherever an event takes something from: none is in any byte that Sentry
 * gets.
 */
class SentrySecretsTests {

	private static final String TOKEN = "tok3n-of-the-caller-4711";

	private static final String COOKIE = "c00kie-of-the-caller-4711";

	private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJlLTQ3MTE";

	private static final String CARD = "4111111111111111";

	private static final String PASSWORD = "Pr0perty-passw0rd-4711";

	private final SentryReceiver receiver = new SentryReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void noneIsInAnyByte(WebApplicationType type) {
		try (RunningApplication application = this.receiver.start(type, Leaking.class,
				"partner.password=" + PASSWORD)) {
			String query = "?password=" + PASSWORD + "&token=" + JWT + "&card=" + CARD;
			for (String path : new String[] { "/log", "/fail", "/pay/" + CARD, "/pay/" + JWT, "/pay/" + PASSWORD }) {
				application.get(path + query, "Authorization", "Bearer " + TOKEN, "Cookie", "session=" + COOKIE,
						"X-Api-Key", TOKEN, "X-Note", JWT, "X-Card", CARD, "X-Password", PASSWORD, "Referer",
						"http://localhost/" + query);
			}
		}
		assertThat(this.receiver.events()).hasSize(5);
		assertThat(this.receiver.raw()).contains("[redacted]").doesNotContain(TOKEN, COOKIE, JWT, CARD, PASSWORD);
	}

	@RestController
	@EnableAutoConfiguration
	static class Leaking {

		private static final Logger logger = LoggerFactory.getLogger(Leaking.class);

		private static final String ALL = "Authorization: Bearer " + TOKEN + ", Cookie: session=" + COOKIE + ", " + JWT
				+ ", " + CARD + ", " + PASSWORD;

		@GetMapping("/log")
		String log() {
			try (var password = MDC.putCloseable("password", PASSWORD);
					var token = MDC.putCloseable("note", ALL);
					var card = MDC.putCloseable("card", CARD)) {
				logger.info("breadcrumb with {}", ALL);
				logger.atError()
					.addKeyValue("password", PASSWORD)
					.addKeyValue("note", ALL)
					.setCause(new IllegalStateException(ALL, new IllegalArgumentException(ALL)))
					.log("message with {} and {}", ALL, PASSWORD);
			}
			return "ok";
		}

		@GetMapping("/fail")
		String fail() {
			Sentry.setTag("note", ALL);
			Sentry.setExtra("note", ALL);
			throw new IllegalStateException(ALL);
		}

		@GetMapping("/pay/{secret}")
		String pay() {
			throw new IllegalStateException("no money");
		}

	}

}
