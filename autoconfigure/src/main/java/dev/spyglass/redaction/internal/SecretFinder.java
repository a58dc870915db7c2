/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Looks whether there is a secret where a {@link Trigger} stands, and where it starts and
 * ends. Immutable and thread-safe.
 */
final class SecretFinder {

	private final SecretKeys keys;

	private final KnownSecrets secrets;

	SecretFinder(SecretKeys keys, KnownSecrets secrets) {
		this.keys = keys;
		this.secrets = secrets;
	}

	/**
	 * Returns the secret that this sign tells of as a {@link Match}.
	 * @param sign the sign
	 * @param text the text
	 * @param index where it stands, of {@code eyJ} the last character
	 * @param floor nothing before this belongs to it
	 */
	long find(Trigger sign, String text, int index, int floor) {
		return switch (sign) {
			case ASSIGNMENT -> assignment(text, index, floor);
			case SCHEME -> scheme(text, index);
			case JWT -> jwt(text, index - 2, floor);
			case CARD -> card(text, index);
			case EMAIL -> email(text, index, floor);
			case PEM -> pem(text, index);
			case KNOWN -> Match.of(Rule.KNOWN_VALUE, index, this.secrets.endOfSecret(text, index));
		};
	}

	private long assignment(String text, int index, int floor) {
		if (index == 0 || !Assignments.mayEndKey(text.charAt(index - 1))) {
			return Match.NONE;
		}
		if (is(text, index + 1, '/') && is(text, index + 2, '/')) {
			return userInfo(text, index + 3);
		}
		if (is(text, index + 1, ':') || is(text, index - 1, ':')) {
			return Match.NONE; // As in "Token::new".
		}
		int end = Assignments.keyEnd(text, index, floor);
		int start = Assignments.keyStart(text, end, floor);
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
	 * What stands where the value should be may be the next key, as in YAML: that one has
	 * the value, and is looked at when its own sign comes.
	 */
	private boolean isKey(String text, int sign, int value, int valueEnd) {
		int next = Assignments.nextSign(text, valueEnd);
		if (next < 0) {
			return false;
		}
		int end = Assignments.keyEnd(text, next, value);
		return end > value && Assignments.keyStart(text, end, value) == value
				&& (this.keys.hides(text, value, end) || Assignments.hasLineBreak(text, sign, value));
	}

	private static boolean is(String text, int index, char expected) {
		return index >= 0 && index < text.length() && text.charAt(index) == expected;
	}

	/** A header's value may have spaces and semicolons. */
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

	private static long jwt(String text, int start, int floor) {
		boolean begins = start >= floor && text.startsWith("eyJ", start)
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

	private static long email(String text, int index, int floor) {
		int start = Tokens.localPartStart(text, index, floor);
		return (start < index) ? Match.of(Rule.EMAIL, start, Tokens.domainEnd(text, index)) : Match.NONE;
	}

	private static long pem(String text, int index) {
		return is(text, index + 1, '-') ? Match.of(Rule.PRIVATE_KEY, index, Tokens.privateKeyEnd(text, index))
				: Match.NONE;
	}

}
