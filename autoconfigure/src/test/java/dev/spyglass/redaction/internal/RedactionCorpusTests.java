/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link Redaction} with lines that real software writes: {@code secrets.txt} has
 * secrets in many forms, {@code ordinary.txt} has lines that only speak of secrets.
 */
class RedactionCorpusTests {

	private static final Pattern SECRET = Pattern.compile("(?s)«(.*?)»");

	private static final Pattern RANDOM = Pattern.compile("\\{([aAx])(\\d+)}");

	private static final double MOST_DAMAGED = 0.02;

	private final Redaction redaction = new Redaction(RedactionSettings.DEFAULT, List.of(), new RedactionCounts());

	@Test
	void letsNoSecretThrough() throws IOException {
		List<String> lines = lines("secrets.txt");
		assertThat(lines).hasSizeGreaterThanOrEqualTo(200);
		assertThat(lines.stream().map(RedactionCorpusTests::filled).filter(this::leaks)).isEmpty();
	}

	@Test
	void damagesHardlyAnOrdinaryLine() throws IOException {
		List<String> lines = lines("ordinary.txt");
		assertThat(lines).hasSizeGreaterThanOrEqualTo(330);
		List<String> damaged = lines.stream().filter((line) -> !this.redaction.redact(line).equals(line)).toList();
		assertThat(damaged).hasSizeLessThanOrEqualTo((int) (lines.size() * MOST_DAMAGED));
	}

	@Test
	void changesNothingTheSecondTime() throws IOException {
		assertThat(lines("secrets.txt").stream()
			.map((line) -> this.redaction.redact(text(filled(line))))
			.filter((once) -> !this.redaction.redact(once).equals(once))).isEmpty();
	}

	@Test
	void damagesFewColumnsOfNumbers() {
		Random random = new Random(4711);
		int damaged = 0;
		for (int round = 0; round < 10_000; round++) {
			String columns = group(random, 4) + " " + group(random, 4) + " " + group(random, 4) + " "
					+ group(random, 4);
			damaged += this.redaction.redact(columns).equals(columns) ? 0 : 1;
			String others = group(random, 3) + " " + group(random, 3) + " " + group(random, 3) + " " + group(random, 5)
					+ " " + group(random, 3);
			assertThat(this.redaction.redact(others)).isSameAs(others);
			assertThat(this.redaction.redact(columns + " 9999")).isEqualTo(columns + " 9999");
		}
		assertThat(damaged).isLessThan(350);
	}

	private static String group(Random random, int digits) {
		StringBuilder group = new StringBuilder().append((char) ('1' + random.nextInt(9)));
		while (group.length() < digits) {
			group.append((char) ('0' + random.nextInt(10)));
		}
		return group.toString();
	}

	private boolean leaks(String line) {
		String redacted = this.redaction.redact(text(line));
		String rest = SECRET.matcher(line).replaceAll("");
		return SECRET.matcher(line)
			.results()
			.map((match) -> match.group(1))
			.anyMatch((secret) -> redacted.contains(secret) || leaksAPart(secret, redacted, rest));
	}

	private static boolean leaksAPart(String secret, String redacted, String rest) {
		for (int start = 0; start + 4 <= secret.length(); start++) {
			String part = secret.substring(start, start + 4);
			if (redacted.contains(part) && !rest.contains(part)) {
				return true;
			}
		}
		return false;
	}

	private static String text(String line) {
		return line.replace("«", "").replace("»", "");
	}

	/** Replaces each placeholder by random characters, always the same ones. */
	private static String filled(String line) {
		Random random = new Random(7);
		return RANDOM.matcher(line)
			.replaceAll((placeholder) -> Matcher
				.quoteReplacement(characters(random, placeholder.group(1), Integer.parseInt(placeholder.group(2)))))
			.replace('⏎', '\n');
	}

	private static String characters(Random random, String kind, int count) {
		String alphabet = switch (kind) {
			case "x" -> "0123456789abcdef";
			case "A" -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
			default -> "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
		};
		StringBuilder characters = new StringBuilder();
		for (int index = 0; index < count; index++) {
			characters.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		return characters.toString();
	}

	private static List<String> lines(String name) throws IOException {
		return new ClassPathResource(name, RedactionCorpusTests.class).getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.toList();
	}

}
