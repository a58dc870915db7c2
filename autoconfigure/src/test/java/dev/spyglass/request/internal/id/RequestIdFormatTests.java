/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.regex.PatternSyntaxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestIdFormat}.
 */
class RequestIdFormatTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "req-123", "4bf92f3577b34da6a3ce929d0e0e4736", "01ARZ3NDEKTSV4RRFFQ69G5FAV",
			"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "Root=1-67891233-abcdef012345678912345678", "YWJj/+==",
			"a:b@c~d_e" })
	void acceptsWhatGatewaysSend(String id) {
		assertThat(RequestIdFormat.standard().accepts(id)).isTrue();
	}

	@Test
	void acceptsTheSameAsThePatternThatIsDocumented() {
		for (char character = 0; character < 0x250; character++) {
			String id = "a" + character;
			assertThat(RequestIdFormat.standard().accepts(id)).as("U+%04X", (int) character)
				.isEqualTo(id.matches(RequestIdFormat.DEFAULT_PATTERN));
		}
	}

	@Test
	void acceptsUpTo128Characters() {
		assertThat(RequestIdFormat.standard().accepts("a".repeat(128))).isTrue();
		assertThat(RequestIdFormat.standard().accepts("a".repeat(129))).isFalse();
	}

	@Test
	void followsAPatternOfTheUsers() {
		RequestIdFormat format = RequestIdFormat.of("[0-9]{4}", 128);
		assertThat(format.accepts("1234")).isTrue();
		assertThat(format.accepts("12345")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[ -~]+", ".+", "(?s).+", "[^a]+", "a[\\s\\S]b" })
	void refusesWhatIsNotVisibleAsciiWhateverThePatternSays(String pattern) {
		RequestIdFormat format = RequestIdFormat.of(pattern, 128);
		for (char character = 0; character < 0x250; character++) {
			if (character <= ' ' || character >= 0x7f) {
				assertThat(format.accepts("a" + character + "b")).as("U+%04X", (int) character).isFalse();
			}
		}
	}

	@Test
	void refusesAPatternThatDoesNotCompile() {
		assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> RequestIdFormat.of("[a", 128));
	}

}
