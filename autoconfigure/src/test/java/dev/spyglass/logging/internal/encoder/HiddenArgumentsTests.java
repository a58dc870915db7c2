/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.LoggingEvent;
import dev.spyglass.logging.internal.Redactor;
import net.logstash.logback.argument.StructuredArguments;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HiddenArguments}.
 */
class HiddenArgumentsTests {

	private final Redactor redactor = new Redactor() {

		@Override
		public boolean hides(String key) {
			return key.equals("password");
		}

		@Override
		public String redact(String text) {
			return text.replace("s3cr3t", "[redacted]");
		}

	};

	@Test
	void masksAValueByItsKeyInTheMessageAndInItsField() {
		LoggingEvent event = Events.event("login {} of {}", StructuredArguments.value("password", "hunter 2"),
				StructuredArguments.value("user", "jane"));
		assertThat(line(event)).contains("login [redacted] of jane")
			.contains("\"password\":\"[redacted]\"")
			.doesNotContain("hunter");
	}

	@Test
	void keepsTheKeyOfAKeyValue() {
		assertThat(line(Events.event("login {}", StructuredArguments.kv("password", "hunter 2"))))
			.contains("login password=[redacted]")
			.doesNotContain("hunter");
	}

	@Test
	void leavesTheArgumentsOfTheCallerAlone() {
		Object[] arguments = { StructuredArguments.value("password", "hunter2") };
		Object first = arguments[0];
		line(Events.event("login {}", arguments));
		assertThat(arguments[0]).isSameAs(first);
	}

	@Test
	void findsASecretInCharacters() {
		assertThat(line(Events.withKeyValue("chars", "a s3cr3t".toCharArray()))).contains("a [redacted]");
	}

	private String line(LoggingEvent event) {
		return new String(Events.started(Events.SETTINGS, this.redactor).encode(event), StandardCharsets.UTF_8);
	}

}
