/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.Locale;
import java.util.Set;

/**
 * Recognizes values that are no secrets although their key is telling: literals, masks,
 * placeholders, and words of a sentence after a colon, as in
 * {@code password: must not be blank}.
 */
final class HarmlessValues {

	private static final Set<String> LITERALS = Set.of("null", "true", "false", "yes", "no", "none", "undefined", "nil",
			"n/a", "unset", "not set", "hidden", "redacted", "protected", "masked", "omitted", "filtered", "empty",
			"string", "char[]", "text", "?", "%s", "{}", "-");

	/** Words that start or make up a statement about a secret. */
	private static final Set<String> WORDS = Set.of("""
			a an the this that these those is are was were be been being has have had does did do not no
			none must should shall may might can cannot could will would won't can't isn't doesn't wasn't
			don't didn't expected unexpected invalid missing required expired expires wrong incorrect
			mismatch mismatched malformed unknown unsupported unable failed failure failing error errors bad
			empty blank absent present found lost too at least most more less fewer longer shorter than size
			length between minimum maximum min max changed changing updated updating update reset resetting
			rotated rotating rotation refreshed refreshing refresh revoked revoking created creating deleted
			deleting removed removing stored storing loaded loading read reading saved saving sent sending
			received ready ok okay success successful successfully succeeded accepted rejected denied
			granted disabled enabled valid verified verifying validated validating validation confirmed
			checked checking skipped skipping ignored ignoring issued issuing generated generating generate
			using use used uses please enter provide provided specify specified see contact contains contain
			needs need matches match it its it's your you we they for from to in on of or and if when while
			because since by with without as after before during until via per into onto pending done
			complete completed incomplete optional mandatory type types string number integer boolean eof
			eol end start begin identifier keyword operator comma semicolon whitespace newline literal
			method only never always already still yet again now same different both neither all any some
			each every other another unauthorized forbidden unauthenticated not_found nothing nobody cached
			caching parsing parsed could-not about there here which what why how who whether configured
			configuring supplied attempt attempts hashing hashed encoded encoding decoded decoding encrypted
			encrypting decrypted masked hidden redacted omitted unchanged unset undefined null nullable
			rejecting retrying retry one two three several few header headers two-factor zero times out over under field
			fields up down out_of_service
			""".split("\\s+"));

	/** Words before {@code token} that make it one of a grammar. */
	private static final Set<String> OF_GRAMMAR = Set.of("unexpected", "extraneous", "mismatched", "offending",
			"lookahead", "stray", "unmatched", "unterminated", "unrecognized");

	private static final Set<String> UNITS = Set.of("characters", "chars", "character", "char", "bytes", "bits",
			"times", "attempts", "days", "minutes", "seconds", "hours", "ms", "of", "and", "errors", "failures",
			"requests", "unauthorized", "forbidden", "ok", "bad", "not", "found");

	private static final int LONGEST_WORD = 16;

	private HarmlessValues() {
	}

	/**
	 * Returns whether a value is no secret.
	 * @param text the text
	 * @param key start of the key
	 * @param keyEnd end of the key
	 * @param sign index of the separator
	 * @param start start of the value, without quotes
	 * @param end end of the value, without quotes
	 */
	static boolean contain(String text, int key, int keyEnd, int sign, int start, int end) {
		if (start >= end || text.startsWith(Redaction.MASK, start) || isLiteral(text, start, end)
				|| isPlaceholder(text, start, end) || isColumn(text, key, keyEnd, start, end)) {
			return true;
		}
		boolean token = endsWith(text, key, keyEnd, "token");
		if ((token || endsWith(text, key, keyEnd, "s")) && isNumber(text, start, end, 3)) {
			return true;
		}
		if (text.charAt(sign) != ':' && text.charAt(sign) != '>') {
			return false;
		}
		if (token && end - start <= 2 * LONGEST_WORD && OF_GRAMMAR.contains(wordBefore(text, key))) {
			return true;
		}
		boolean spaced = start > sign + 1
				&& (Character.isWhitespace(text.charAt(sign + 1)) || Assignments.isQuote(text.charAt(start - 1)));
		return spaced && (isStatement(text, start, end) || isName(text, key, keyEnd, start, end));
	}

	/** Returns whether a value starts with a mask, in quotes or without. */
	static boolean start(String text, int value) {
		return text.startsWith(Redaction.MASK, value)
				|| (Assignments.isQuote(text.charAt(value)) && text.startsWith(Redaction.MASK, value + 1));
	}

	private static boolean isLiteral(String text, int start, int end) {
		int from = start;
		int to = end;
		while (to - from > 2 && "[<(".indexOf(text.charAt(from)) >= 0) {
			from++;
			to -= "]>)".indexOf(text.charAt(to - 1)) >= 0 ? 1 : 0;
		}
		char first = text.charAt(from);
		if (first == '*' || first == '\u2022' || first == '.') {
			return isRepeated(text, from, to, first);
		}
		return to - from <= 9 && LITERALS.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
	}

	private static boolean isRepeated(String text, int start, int end, char character) {
		for (int index = start; index < end; index++) {
			if (text.charAt(index) != character) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Returns whether the value is a placeholder such as <code>${DB_PASSWORD}</code>,
	 * {@code <your-token>} or the parameter of a statement. One with a default value may
	 * contain a secret.
	 */
	private static boolean isPlaceholder(String text, int start, int end) {
		char first = text.charAt(start);
		if (end - start > 64 || end - start < 2) {
			return false;
		}
		if (first == '$' || first == '#' || first == '{' || first == '%') {
			boolean braced = text.charAt(end - 1) == '}' && text.charAt(start + 1) == '{';
			boolean variable = first == '$' && isUpper(text.charAt(start + 1));
			boolean numbered = first == '$' && isNumber(text, start + 1, end, 2);
			return numbered || ((braced || variable) && isOf(text, start + 1, end, "{}_-. ", braced));
		}
		if (first == '<') {
			return isOf(text, start + 1, end, "<>_-. ", true) && !hasDigit(text, start, end);
		}
		if (first == ':') {
			return isOf(text, start + 1, end, "_.", true) && !hasDigit(text, start, end);
		}
		return (first == '?' || first == '@')
				&& isNumber(text, start + ((text.charAt(start + 1) == 'p') ? 2 : 1), end, 2);
	}

	private static boolean isUpper(char character) {
		return character >= 'A' && character <= 'Z';
	}

	private static boolean hasDigit(String text, int start, int end) {
		for (int index = start; index < end; index++) {
			if (Ascii.isDigit(text.charAt(index))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isOf(String text, int start, int end, String others, boolean lower) {
		for (int index = start; index < end; index++) {
			char current = text.charAt(index);
			boolean letter = lower ? Ascii.isWord(current) : isUpper(current) || Ascii.isDigit(current);
			if (!letter && others.indexOf(current) < 0) {
				return false;
			}
		}
		return true;
	}

	/** Returns whether a column is compared with one of the same name, as in SQL. */
	private static boolean isColumn(String text, int key, int keyEnd, int start, int end) {
		int dot = start;
		while (dot < end && dot < start + LONGEST_WORD && Ascii.isWord(text.charAt(dot))) {
			dot++;
		}
		int length = end - dot - 1;
		return dot > start && length > 2 && text.charAt(dot) == '.' && keyEnd - key >= length
				&& Character.isLetter(text.charAt(start))
				&& text.regionMatches(true, dot + 1, text, keyEnd - length, length);
	}

	private static boolean isNumber(String text, int start, int end, int most) {
		if (end - start > most || end <= start) {
			return false;
		}
		for (int index = start; index < end; index++) {
			if (!Ascii.isDigit(text.charAt(index))) {
				return false;
			}
		}
		return true;
	}

	private static String wordBefore(String text, int key) {
		int end = key;
		while (end > 0 && key - end < 4 && text.charAt(end - 1) == ' ') {
			end--;
		}
		int start = end;
		while (start > 0 && end - start <= LONGEST_WORD && Ascii.isWord(text.charAt(start - 1))) {
			start--;
		}
		return text.substring(start, end).toLowerCase(Locale.ROOT);
	}

	static boolean isStatement(String text, int start, int end) {
		int word = wordEnd(text, start, end);
		boolean quoted = start > 0 && Assignments.isQuote(text.charAt(start - 1));
		if (isNumber(text, start, word, 4) && word == end) {
			return UNITS.contains(nextWord(text, word));
		}
		if (word - start > LONGEST_WORD || !isWordEnd(text, word)) {
			return false;
		}
		if (!WORDS.contains(text.substring(start, word).toLowerCase(Locale.ROOT))) {
			return false;
		}
		return !quoted || count(text, start, end, ' ') >= 2;
	}

	private static String nextWord(String text, int end) {
		int start = end;
		while (start < text.length() && start < end + 4 && text.charAt(start) == ' ') {
			start++;
		}
		int next = wordEnd(text, start, text.length());
		return (next - start > LONGEST_WORD) ? "" : text.substring(start, next).toLowerCase(Locale.ROOT);
	}

	private static int wordEnd(String text, int start, int end) {
		int word = start;
		while (word < end && word - start <= LONGEST_WORD
				&& (Ascii.isWord(text.charAt(word)) || text.charAt(word) == '\'' || text.charAt(word) == '_')) {
			word++;
		}
		return word;
	}

	private static boolean isWordEnd(String text, int index) {
		return index >= text.length() || Character.isWhitespace(text.charAt(index))
				|| (",.;!?)]}\"'".indexOf(text.charAt(index)) >= 0
						&& (index + 1 >= text.length() || !Ascii.isWord(text.charAt(index + 1))));
	}

	private static int count(String text, int start, int end, char character) {
		int count = 0;
		for (int index = start; index < Math.min(end, start + 128); index++) {
			count += (text.charAt(index) == character) ? 1 : 0;
		}
		return count;
	}

	/**
	 * Returns whether the value is the name of a secret, as in
	 * {@code Loaded secret: db-credentials}.
	 */
	private static boolean isName(String text, int key, int keyEnd, int start, int end) {
		if (!endsWith(text, key, keyEnd, "secret") && !endsWith(text, key, keyEnd, "secrets")
				&& !endsWith(text, key, keyEnd, "credentials")) {
			return false;
		}
		int digits = 0;
		boolean separated = false;
		for (int index = start; index < end; index++) {
			char current = text.charAt(index);
			boolean separator = current == '-' || current == '/' || current == '.';
			separated |= separator;
			digits = Ascii.isDigit(current) ? digits + 1 : 0;
			if (digits > 2 || (!separator && !Ascii.isDigit(current) && (current < 'a' || current > 'z'))) {
				return false;
			}
		}
		String before = wordBefore(text, key);
		return separated && (before.endsWith("ed") || before.endsWith("ing") || before.equals("kubernetes")
				|| before.equals("found") || before.equals("vault") || before.equals("read"));
	}

	private static boolean endsWith(String text, int start, int end, String word) {
		int from = end - word.length();
		return from >= start && text.regionMatches(true, from, word, 0, word.length());
	}

}
