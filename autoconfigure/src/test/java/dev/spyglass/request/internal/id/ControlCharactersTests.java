/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ControlCharacters}.
 */
class ControlCharactersTests {

	private static final List<String> PARTS = List.of("a", "b", ".", "\\s", "\\S", "\\w", "\\W", "\\d", "\\D", "\\h",
			"\\v", "\\R", "\\X", "\\n", "\\t", "\\cM", "\\x0a", "\\x{85}", "\\u000a", "\\012", "\\0101", "\\01",
			"\\N{SPACE}", "\\p{Cntrl}", "\\P{L}", "\\pC", "\\\\", "[^a]", "[a&&[^b]]", "[]a]", "[^]a]", "[\\]\\s]",
			"[a[\\n]]", "[\\Q]\n\\E]", "\\Qa\\E", "\\Q\n\\E", "\n", "\u0085", "(", "(?:", "(?i)", "(?U)", "(?s:", "(?=",
			"(?!", "(?<=", "(?<n>", "\\1", "\\k<n>", ")", "|", "*", "+?", "{1,2}", "\\b", "^", "$", "(?x)", "#");

	private static final List<String> TEXTS = texts();

	@ParameterizedTest
	@ValueSource(strings = { "[A-Z]+\\s", "\\s[A-Z]+", "[A-Z]+\\s[A-Z]+", "[A-Z]{7}(-|\\R)?", ".", "a.{35}b",
			"[^a]{36}", "(?i)req-[^\\r\\n]+", "[^\\x00-\\x1f]+", "[^\\p{Cntrl}]+", "[!-\\x85]+", "\\P{L}{3}", "\\W",
			"\\x{a}", "x\\cMy", "[\\Q]\\E\\s]", "(?=(\\s))\\1", "(?<n>\\s)\\k<n>", "(?x)[a-z]#(?=\n\\s", "\\0015",
			"[\\w&&[^a]]|\\X", "(?U)[\\s&&[^\\t-\\r]]" })
	void findsAPartThatTakesControlCharacters(String regex) {
		assertThatIllegalArgumentException().isThrownBy(() -> ControlCharacters.refuseIn(regex))
			.withMessageContaining("control character");
	}

	@ParameterizedTest
	@MethodSource("controls")
	void findsEachControlCharacterWhereverItStands(String control) {
		for (String regex : List.of("%s[A-Z]+", "[A-Z]+%s", "[A-Z]+(%s)?[0-9]+", "[A-Z%s]+", "\\Q%s\\E")) {
			assertThatIllegalArgumentException().isThrownBy(() -> ControlCharacters.refuseIn(regex.formatted(control)))
				.withMessageContaining("U+%04X", (int) control.charAt(0));
		}
	}

	static Stream<String> controls() {
		return IntStream.range(0, 0xa0).filter(Character::isISOControl).mapToObj(Character::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = { RequestIdFormat.DEFAULT_PATTERN, "[0-9]{4}", "[!-~]+", "\\w{8,64}", "(?i)[a-z]+",
			"(?=.{8,64}$)[A-Za-z0-9-]+", "(?!.*--)[a-z-]+", "\\p{Alnum}+", "\\p{XDigit}{32}", "[\\p{L}\\d._-]+",
			"req-\\d+|Root=1-[0-9a-f]{8}-[0-9a-f]{24}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "([a-z])\\1+",
			"\\Qa.b\\E[0-9]", "[]\\[a-z]+", "[^\\W_]+", "\\x41\\u0042\\0103[\\x{44}]", "[a-z&&[^q]]+", "\\bid\\b" })
	void leavesWhatIsHarmless(String regex) {
		assertThatNoException().isThrownBy(() -> ControlCharacters.refuseIn(regex));
	}

	/** Java's own engine decides: no pattern that matches a text with one may pass. */
	@Test
	void overlooksNothingInPatternsMadeAtRandom() {
		Random random = new Random(4);
		int admitting = 0;
		for (int i = 0; i < 100_000; i++) {
			String regex = regex(random);
			if (admitsControlCharacters(regex)) {
				admitting++;
				assertThatIllegalArgumentException().as(regex).isThrownBy(() -> ControlCharacters.refuseIn(regex));
			}
		}
		assertThat(admitting).isGreaterThan(1_000);
	}

	private static String regex(Random random) {
		StringBuilder regex = new StringBuilder();
		int open = 0;
		for (int i = random.nextInt(1, 6); i > 0; i--) {
			String part = PARTS.get(random.nextInt(PARTS.size()));
			open += (part.startsWith("(") && !part.endsWith(")")) ? 1 : part.equals(")") ? -1 : 0;
			regex.append(part);
		}
		return regex.append(")".repeat(Math.max(0, open))).toString();
	}

	private static boolean admitsControlCharacters(String regex) {
		try {
			Pattern pattern = Pattern.compile(regex);
			return TEXTS.stream().anyMatch((text) -> pattern.matcher(text).matches());
		}
		catch (PatternSyntaxException ex) {
			return false;
		}
	}

	private static List<String> texts() {
		List<String> characters = List.of("a", "b", "A", "]", "\\", " ", "\n", "\r", "\u0001", "\u0085");
		List<String> texts = new ArrayList<>(characters);
		for (String first : characters) {
			for (String second : characters) {
				texts.add(first + second);
				characters.forEach((third) -> texts.add(first + second + third));
			}
		}
		return texts.stream().filter((text) -> text.chars().anyMatch(Character::isISOControl)).toList();
	}

}
