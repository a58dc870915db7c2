/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hands {@link Redaction} texts that are put together at random, always the same ones for
 * a seed, from everything that its rules look at.
 */
class RedactionRandomTextTests {

	private static final String SECRET = "Tr0ub4dor&3x";

	private static final List<String> PARTS = List.of("password", "=", ":", "://", "::", "\"", "'", "\\", "\\\"", "{",
			"}", "[", "]", "Bearer ", "basic ", "eyJ", ".", "4111", "4111111111111111", " ", "-", "-----BEGIN ",
			"PRIVATE KEY-----", "-----END ", "@", "a@b.c", "cookie: ", "token", "\n", "\u001B[2m", "null", "[redacted]",
			"\uD83D", "\uDE00", "é", "x", "0", ",", "&", "=>", "J", "yJ", "BeArEr", "baſic ", "Q1w2E3r4", "1111", "2",
			SECRET, "größer", "größer-als-9", "Ωmega", "Ωmega=7", "\0", "--");

	private final Redaction redaction = new Redaction(
			new RedactionSettings(List.of(), List.of(), true, List.of(), List.of(SECRET)), List.of(),
			new RedactionCounts());

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void neverFailsAndNeverLetsAKnownSecretThrough(long seed) {
		Random random = new Random(seed);
		for (int round = 0; round < 5_000; round++) {
			String text = text(random) + SECRET + text(random);
			assertThat(this.redaction.redact(text)).as(text).doesNotContain(SECRET);
		}
	}

	/**
	 * The first walk looks at what {@link TriggerMatcher} tell it, the second at each
	 * character.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14, 15 })
	void takesATextForSoundIfAndOnlyIfThereIsNothingToReplace(long seed) {
		TextScanner scanner = new TextScanner(new SecretKeys(List.of(), List.of()),
				new KnownSecrets(List.of(SECRET, "größer-als-9", "Ωmega=7")), true, new RedactionCounts());
		Random random = new Random(seed);
		int sound = 0;
		for (int round = 0; round < 20_000; round++) {
			String text = text(random);
			boolean same = scanner.scan(text) == text;
			assertThat(same).as(text).isEqualTo(scanner.replace(text).equals(text));
			sound += same ? 1 : 0;
		}
		assertThat(sound).isBetween(5_000, 15_000);
	}

	@ParameterizedTest
	@ValueSource(longs = { 21, 22, 23, 24, 25 })
	void saysOfBytesThatTheyMayHaveASecretWhereverTheirTextHasOne(long seed) {
		Random random = new Random(seed);
		int sound = 0;
		for (int round = 0; round < 20_000; round++) {
			String text = text(random).replaceAll("[^\\x00-\\x7f]", "");
			byte[] ascii = ("token=" + text + "=x").getBytes(StandardCharsets.US_ASCII);
			boolean may = this.redaction.mayRedact(ascii, 6, ascii.length - 2);
			assertThat(may || this.redaction.redact(text) == text).as(text).isTrue();
			sound += may ? 0 : 1;
		}
		assertThat(sound).isBetween(3_000, 15_000);
	}

	private static String text(Random random) {
		return Stream.generate(() -> PARTS.get(random.nextInt(PARTS.size())))
			.limit(random.nextInt(12))
			.collect(Collectors.joining());
	}

}
