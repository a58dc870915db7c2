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
			case PEM -> hyphens(text, index);
			case TOKEN -> token(text, index);
			case KNOWN -> Match.of(Rule.KNOWN_VALUE, index, this.secrets.endOfSecret(text, index));
		};
	}

	private long assignment(String text, int index) {
		if (index == 0 || !Assignments.mayEndKey(text.charAt(index - 1))) {
			return Match.NONE;
		}
		char sign = text.charAt(index);
		int authority = (sign == ':') ? Tokens.authorityStart(text, index) : -1;
		if (authority >= 0) {
			return userInfo(text, authority);
		}
		if (is(text, index + 1, ':') || is(text, index - 1, ':')) {
			// A method reference such as "Token::new".
			return Match.NONE;
		}
		boolean arrow = sign == '>' && text.charAt(index - 1) == '-';
		if (sign == '>' && !arrow) {
			return Elements.content(text, index, this.keys);
		}
		int end = Assignments.keyEnd(text, arrow ? index - 1 : index, 0);
		int start = Assignments.keyStart(text, end, 0);
		if (isTelling(text, start, end, index)) {
			return value(text, start, end, index);
		}
		return (sign == ':') ? input(text, start, end, index) : Match.NONE;
	}

	/** Finds what is secret by the words around it. */
	private long input(String text, int start, int end, int colon) {
		long input = QuotedInputs.beforeColon(text, colon, this.keys);
		if (input != Match.NONE) {
			return input;
		}
		if (isWord(text, start, end, "auth")) {
			return dockerAuth(text, end, colon);
		}
		if (end == colon && Ascii.isDigit(text.charAt(end - 1))) {
			return Match.of(Rule.TOKEN, colon + 1, IssuedTokens.telegramEnd(text, colon));
		}
		if (isWord(text, start, end, "string")) {
			return QuotedInputs.afterProperty(text, colon, this.keys);
		}
		if (isWord(text, start, end, "source") && text.startsWith("at [", start - 4)) {
			return QuotedInputs.beforeSource(text, start, colon, this.keys);
		}
		if (isWord(text, start, end, "thin") || isWord(text, start, end, "oci")) {
			return Match.of(Rule.URL, colon + 1, Tokens.oracleUserInfoEnd(text, colon + 1));
		}
		return Match.NONE;
	}

	/** Finds user and password in the configuration of Docker, in base64. */
	private static long dockerAuth(String text, int end, int colon) {
		int value = Assignments.valueStart(text, colon);
		boolean quoted = end < colon && is(text, value, '"');
		int valueEnd = quoted ? Tokens.tokenEnd(text, value + 1) : -1;
		return (quoted && is(text, valueEnd, '"') && Tokens.isBase64(text, value + 1, valueEnd))
				? Match.of(Rule.KEY, value + 1, valueEnd) : Match.NONE;
	}

	private static boolean isWord(String text, int start, int end, String word) {
		return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
	}

	private boolean isTelling(String text, int start, int end, int separator) {
		if (this.keys.hides(text, start, end)) {
			return true;
		}
		if (Assignments.isMember(text, start, end, separator) && this.keys.hidesMember(text, start, end)) {
			return true;
		}
		if (end == separator && text.charAt(separator) == '=' && this.keys.hidesAssigned(text, start, end)) {
			return true;
		}
		if (end - start >= 5 && isWord(text, end - 5, end, "value")) {
			return Pairs.hasTellingName(text, start, this.keys);
		}
		return is(text, separator - 1, ')') && Pairs.hasTellingColumn(text, separator - 1, this.keys);
	}

	private long value(String text, int start, int end, int separator) {
		int value = Values.afterTags(text, Assignments.valueStart(text, separator));
		if (value >= text.length()) {
			return Match.NONE;
		}
		int block = Values.blockEnd(text, start, value);
		if (block >= 0) {
			int from = Values.blockStart(text, value);
			return (block > from) ? Match.of(Rule.KEY, from, block) : Match.NONE;
		}
		long input = (text.charAt(separator) == ':') ? QuotedInputs.afterKey(text, value) : Match.NONE;
		if (input != Match.NONE) {
			return text.startsWith(Redaction.MASK, Match.start(input)) ? Match.NONE : input;
		}
		if (HarmlessValues.start(text, value) || (HeaderValues.isHeader(text, start, end)
				&& HarmlessValues.isStatement(text, value, Math.min(text.length(), value + Assignments.MAX_KEY)))) {
			// Decided before the end is searched, which may be far away each time.
			return Match.NONE;
		}
		int valueEnd = valueEnd(text, start, end, separator, value);
		int inner = Values.innerStart(text, value, valueEnd);
		int innerEnd = Values.innerEnd(text, inner, valueEnd);
		boolean harmless = HarmlessValues.contain(text, start, end, separator, inner, innerEnd);
		return (harmless || isKey(text, separator, inner, innerEnd)) ? Match.NONE : Match.of(Rule.KEY, inner, innerEnd);
	}

	private static int valueEnd(String text, int start, int end, int separator, int value) {
		boolean quoted = end < separator && Assignments.isQuote(text.charAt(end))
				&& Assignments.isQuote(text.charAt(value));
		if (!quoted && HeaderValues.isHeader(text, start, end)) {
			return HeaderValues.end(text, start, value);
		}
		return Values.end(text, value);
	}

	/**
	 * Finds the argument of an option of the command line, as in {@code --password x}.
	 */
	private long option(String text, int index) {
		if (index > 0 && " \"'[(,`".indexOf(text.charAt(index - 1)) < 0) {
			return Match.NONE;
		}
		int start = index + 2;
		int end = start;
		int limit = Math.min(text.length(), start + Assignments.MAX_KEY);
		while (end < limit && Assignments.isKey(text.charAt(end))) {
			end++;
		}
		if (end == start || end >= text.length() || !this.keys.hidesMember(text, start, end)) {
			return Match.NONE;
		}
		int value = end;
		while (value < text.length() && value < end + 4 && " \"',".indexOf(text.charAt(value)) >= 0) {
			value++;
		}
		if (value == end || value >= text.length() || text.charAt(value) == '-'
				|| Assignments.isSeparator(text.charAt(value))) {
			return Match.NONE;
		}
		if (HarmlessValues.start(text, value)
				|| HarmlessValues.isStatement(text, value, Math.min(text.length(), value + Assignments.MAX_KEY))) {
			return Match.NONE;
		}
		int valueEnd = Values.end(text, value);
		return HarmlessValues.contain(text, start, end, index, value, valueEnd) ? Match.NONE
				: Match.of(Rule.KEY, value, valueEnd);
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

	private long hyphens(String text, int index) {
		if (!is(text, index + 1, '-')) {
			return Match.NONE;
		}
		int end = Tokens.privateKeyEnd(text, index);
		return (end >= 0) ? Match.of(Rule.PRIVATE_KEY, index, end) : option(text, index);
	}

	private static long token(String text, int index) {
		int start = IssuedTokens.start(text, index);
		return (start < 0) ? Match.NONE : Match.of(Rule.TOKEN, start, IssuedTokens.end(text, start));
	}

}
