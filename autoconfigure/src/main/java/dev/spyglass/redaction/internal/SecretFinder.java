/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Checks whether a secret is at the position of a {@link Trigger}, and finds its start
 * and end. Immutable and thread-safe.
 */
final class SecretFinder {

	private final SecretKeys keys;

	private final KnownSecrets secrets;

	SecretFinder(SecretKeys keys, KnownSecrets secrets) {
		this.keys = keys;
		this.secrets = secrets;
	}

	/**
	 * Returns the secret at a trigger.
	 * @param trigger the trigger
	 * @param text the text
	 * @param index index of the trigger's first character, or of the last character for
	 * {@code eyJ}
	 * @return the secret as a {@link Match}, or {@link Match#NONE}
	 */
	long find(Trigger trigger, String text, int index) {
		return switch (trigger) {
			case ASSIGNMENT -> assignment(text, index);
			case SCHEME -> scheme(text, index);
			case JWT -> jwt(text, index - 2);
			case CARD -> card(text, index);
			case EMAIL -> email(text, index);
			case PEM -> pem(text, index);
			case KNOWN -> Match.of(Rule.KNOWN_VALUE, index, this.secrets.endOfSecret(text, index));
		};
	}

	private long assignment(String text, int index) {
		if (index == 0 || !Assignments.mayEndKey(text.charAt(index - 1))) {
			return Match.NONE;
		}
		if (is(text, index + 1, '/') && is(text, index + 2, '/')) {
			return userInfo(text, index + 3);
		}
		if (is(text, index + 1, ':') || is(text, index - 1, ':')) {
			// A method reference such as "Token::new".
			return Match.NONE;
		}
		int end = Assignments.keyEnd(text, index, 0);
		int start = Assignments.keyStart(text, end, 0);
		if (!this.keys.hides(text, start, end)) {
			return Match.NONE;
		}
		int value = Assignments.valueStart(text, index);
		int valueEnd = Assignments.valueEnd(text, value, isHeader(text, start, end));
		int inner = Assignments.innerStart(text, value, valueEnd);
		int innerEnd = Assignments.innerEnd(text, inner, valueEnd);
		return (Assignments.isSecret(text, inner, innerEnd) && !isKey(text, index, inner, innerEnd))
				? Match.of(Rule.KEY, inner, innerEnd) : Match.NONE;
	}

	/**
	 * Returns whether the text at the position of the value is the next key, as in YAML.
	 * The value of that key is checked at its own separator.
	 */
	private boolean isKey(String text, int separator, int value, int valueEnd) {
		int next = Assignments.nextSeparator(text, valueEnd);
		if (next < 0) {
			return false;
		}
		int end = Assignments.keyEnd(text, next, value);
		return end > value && Assignments.keyStart(text, end, value) == value
				&& (this.keys.hides(text, value, end) || Assignments.hasLineBreak(text, separator, value));
	}

	private static boolean is(String text, int index, char expected) {
		return index >= 0 && index < text.length() && text.charAt(index) == expected;
	}

	/**
	 * Returns whether the key is a header whose value may contain spaces and semicolons.
	 */
	private static boolean isHeader(String text, int start, int end) {
		return endsWith(text, start, end, "authorization") || endsWith(text, start, end, "cookie");
	}

	private static boolean endsWith(String text, int start, int end, String word) {
		int from = end - word.length();
		return from >= start && text.regionMatches(true, from, word, 0, word.length());
	}

	private static long userInfo(String text, int start) {
		int end = Tokens.userInfoEnd(text, start);
		if (end < 0) {
			return Match.NONE;
		}
		boolean secret = end - start >= Tokens.LONG_USER_INFO;
		for (int index = start; index < end && !secret; index++) {
			secret = text.charAt(index) == ':';
		}
		return secret ? Match.of(Rule.URL, start, end) : Match.NONE;
	}

	private static long scheme(String text, int index) {
		if (isWithinWord(text, index)) {
			return Match.NONE;
		}
		int start = Tokens.credentialsStart(text, index);
		int end = (start < 0) ? -1 : Tokens.tokenEnd(text, start);
		return (end >= 0 && Tokens.isCredentials(text, index, start, end)) ? Match.of(Rule.BEARER, start, end)
				: Match.NONE;
	}

	private static long jwt(String text, int start) {
		boolean begins = start >= 0 && text.startsWith("eyJ", start)
				&& (start == 0 || !Tokens.isJwt(text.charAt(start - 1)));
		return begins ? Match.of(Rule.JWT, start, Tokens.jwtEnd(text, start)) : Match.NONE;
	}

	private static boolean isWithinWord(String text, int index) {
		return index > 0 && Ascii.isWord(text.charAt(index - 1));
	}

	private static long card(String text, int index) {
		return mayBeCard(text, index) ? Match.of(Rule.CARD, index, CardNumbers.end(text, index)) : Match.NONE;
	}

	private static boolean mayBeCard(String text, int index) {
		return index + CardNumbers.SHORTEST <= text.length() && !isWithinWord(text, index)
				&& CardNumbers.isIssued(text, index);
	}

	private static long email(String text, int index) {
		int start = Tokens.localPartStart(text, index, 0);
		return (start < index) ? Match.of(Rule.EMAIL, start, Tokens.domainEnd(text, index)) : Match.NONE;
	}

	private static long pem(String text, int index) {
		return is(text, index + 1, '-') ? Match.of(Rule.PRIVATE_KEY, index, Tokens.privateKeyEnd(text, index))
				: Match.NONE;
	}

}
