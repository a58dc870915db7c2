/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Surrounds assignments and known secrets with random parts of everything that the rules
 * of {@link Redaction} look at, always the same ones for a seed.
 */
class RedactionSurroundingsTests {

	private static final String SECRET = "Tr0ub4dor&3x";

	private static final String VALUE = "q7Zk3VbT9wLm2";

	private static final List<String> KEYS = List.of("password", "api_key", "clientSecret", "X-Auth-Token");

	private static final List<String> SIGNS = List.of("=", ": ", ":", " = ", "=>", "\":\"", "='", "==");

	private static final List<String> PARTS = List.of("password", "=", ":", "://", "::", "\"", "'", "\\", "\\\"", "{",
			"}", "[", "]", "(", ")", "<", ">", "Bearer ", "basic ", "eyJ", ".", "4111", " ", "-", "--", "-----BEGIN ",
			"PRIVATE KEY-----", "-----END ", "@", "a@b.c", "cookie: ", "token", "\n", "null", "[redacted]", "x", "0",
			",", "&", "=>", "J", "|", "|\n", "must be ", "! ", "<password>", "<![CDATA[", "\"\"\"", "rejected value [",
			"Failed to convert ", "'; ", "value", "from String \"", "For input string: \"", "sk-", "ghp_",
			"authorization: ", "thin:", "/", "?", "#", "  ", "\\n", "]]>", "--password ", "$", "${", "unexpected ");

	private final Redaction redaction = new Redaction(
			new RedactionSettings(List.of(), List.of(), true, List.of("cow-[0-9]+"), List.of(SECRET)), List.of(),
			new RedactionCounts());

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void letsNoValueThrough(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 20_000; round++) {
			String assignment = KEYS.get(random.nextInt(KEYS.size())) + SIGNS.get(random.nextInt(SIGNS.size())) + VALUE;
			String text = parts(random, 9) + "\n" + assignment + "\n" + parts(random, 6);
			assertThat(this.redaction.redact(text)).as(text).doesNotContain(VALUE);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void letsNoKnownSecretThrough(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 20_000; round++) {
			String text = parts(random, 9) + SECRET + parts(random, 6);
			assertThat(this.redaction.redact(text)).as(text).doesNotContain(SECRET);
		}
	}

	private static String parts(Random random, int most) {
		return Stream.generate(() -> PARTS.get(random.nextInt(PARTS.size())))
			.limit(random.nextInt(most))
			.collect(Collectors.joining());
	}

}
