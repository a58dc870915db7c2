/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.redaction;

/**
 * Walks over a text once, from left to right, and replaces what the built-in rules find.
 * Each character is looked at a bounded number of times, whatever the text: no regular
 * expression, no going back. Allocates nothing for a text without secrets. Immutable and
 * thread-safe.
 */
final class TextScanner {

	private static final byte ASSIGNMENT = 1;

	private static final byte SCHEME = 2;

	private static final byte JWT = 3;

	private static final byte DIGIT = 4;

	private static final byte AT = 5;

	private static final byte PEM = 6;

	/** Set beside the others: a known secret may be around, or start here. */
	private static final byte KNOWN = 8;

	private final SecretKeys keys;

	private final KnownSecrets secrets;

	private final boolean emails;

	private final RedactionCounts counts;

	/**
	 * What to look for where a character stands, by its code in ASCII, to find out
	 * whether a text has any secret; at 0 that for all beyond ASCII.
	 */
	private final byte[] triggers = new byte[128];

	/** The same to replace all secrets. */
	private final byte[] allTriggers;

	TextScanner(SecretKeys keys, KnownSecrets secrets, boolean emails, RedactionCounts counts) {
		this.keys = keys;
		this.secrets = secrets;
		this.emails = emails;
		this.counts = counts;
		"=:".chars().forEach((code) -> this.triggers[code] = ASSIGNMENT);
		"bB".chars().forEach((code) -> this.triggers[code] = SCHEME);
		"0123456789".chars().forEach((code) -> this.triggers[code] = DIGIT);
		this.triggers['J'] = JWT; // Of "eyJ" the rarest.
		this.triggers['@'] = emails ? AT : 0;
		this.triggers['-'] = PEM;
		this.allTriggers = this.triggers.clone();
		for (char code = 1; code < 128; code++) {
			this.triggers[code] |= secrets.isAnchor(code) ? KNOWN : 0;
			this.allTriggers[code] |= secrets.mayStartWith(code) ? KNOWN : 0;
		}
		this.triggers[0] = secrets.isAnchor('\0') ? KNOWN : 0;
		this.allTriggers[0] = KNOWN;
	}

	TextScanner countedBy(RedactionCounts counts) {
		return new TextScanner(this.keys, this.secrets, this.emails, counts);
	}

	/**
	 * Returns the text without secrets, the same instance if there are none.
	 */
	String scan(String text) {
		return (next(text, 0, this.triggers) == Hit.NONE) ? text : replace(text);
	}

	private String replace(String text) {
		StringBuilder clean = new StringBuilder(text.length());
		int copied = 0;
		for (long hit = next(text, 0, this.allTriggers); hit != Hit.NONE; hit = next(text, copied, this.allTriggers)) {
			this.counts.hit(Hit.rule(hit));
			clean.append(text, copied, Hit.start(hit)).append(Redaction.MASK);
			copied = Hit.end(hit);
		}
		return clean.append(text, copied, text.length()).toString();
	}

	/** Returns the next hit, whose start is not before {@code from}. */
	private long next(String text, int from, byte[] triggers) {
		int length = text.length();
		int index = from;
		while ((index = skip(text, index, length, triggers)) < length) {
			char current = text.charAt(index);
			byte trigger = trigger(current, triggers);
			if (isWorthwhile(trigger, text, index)) {
				long hit = examine(trigger, text, index, from);
				if (hit == Hit.NONE && (trigger & KNOWN) != 0) {
					hit = (triggers == this.triggers) ? around(text, index) : starting(text, index);
				}
				if (hit != Hit.NONE) {
					return hit;
				}
			}
			index = (trigger == DIGIT) ? pastDigits(text, index, triggers) : index + 1;
		}
		return Hit.NONE;
	}

	private long around(String text, int index) {
		return this.secrets.isAround(text, index) ? Hit.of(Rule.KNOWN_VALUE, index, index + 1) : Hit.NONE;
	}

	private long starting(String text, int index) {
		return Hit.of(Rule.KNOWN_VALUE, index, this.secrets.endOfSecret(text, index));
	}

	/** Nearly all characters are dealt with here, hence no more than this. */
	private static int skip(String text, int from, int length, byte[] triggers) {
		int index = from;
		while (index < length && trigger(text.charAt(index), triggers) == 0) {
			index++;
		}
		return index;
	}

	/** Not past those of known secrets. */
	private static int pastDigits(String text, int from, byte[] triggers) {
		int index = from + 1;
		while (index < text.length() && trigger(text.charAt(index), triggers) == DIGIT) {
			index++;
		}
		return index;
	}

	private static byte trigger(char character, byte[] triggers) {
		return triggers[(character < 128) ? character : 0];
	}

	/** The cheapest look at the neighbours, which nearly always ends the matter. */
	private static boolean isWorthwhile(byte trigger, String text, int index) {
		return switch (trigger) {
			case ASSIGNMENT -> index > 0 && Assignments.mayEndKey(text.charAt(index - 1));
			case DIGIT -> mayBeCard(text, index);
			case JWT -> is(text, index - 1, 'y');
			case PEM -> is(text, index + 1, '-');
			case SCHEME -> index + 1 < text.length() && (text.charAt(index + 1) & 0x1B) == 1; // a,
																								// e
			default -> true;
		};
	}

	private long examine(byte trigger, String text, int index, int floor) {
		return switch (trigger & ~KNOWN) {
			case ASSIGNMENT -> assignment(text, index, floor);
			case SCHEME -> scheme(text, index);
			case JWT -> jwt(text, index - 2, floor);
			case DIGIT -> card(text, index);
			case AT -> email(text, index, floor);
			case PEM -> pem(text, index);
			default -> Hit.NONE;
		};
	}

	private long assignment(String text, int index, int floor) {
		if (is(text, index + 1, '/') && is(text, index + 2, '/')) {
			return userInfo(text, index + 3);
		}
		if (is(text, index + 1, ':') || is(text, index - 1, ':')) {
			return Hit.NONE; // As in "Token::new".
		}
		int end = Assignments.keyEnd(text, index, floor);
		int start = Assignments.keyStart(text, end, floor);
		if (!this.keys.hides(text, start, end)) {
			return Hit.NONE;
		}
		int value = Assignments.valueStart(text, index);
		int valueEnd = Assignments.valueEnd(text, value, isHeader(text, start, end));
		int inner = Assignments.innerStart(text, value, valueEnd);
		int innerEnd = Assignments.innerEnd(text, inner, valueEnd);
		return (Assignments.isSecret(text, inner, innerEnd) && !isKey(text, index, inner, innerEnd))
				? Hit.of(Rule.KEY, inner, innerEnd) : Hit.NONE;
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
			return Hit.NONE;
		}
		boolean secret = end - start >= Tokens.LONG_USER_INFO;
		for (int index = start; index < end && !secret; index++) {
			secret = text.charAt(index) == ':';
		}
		return secret ? Hit.of(Rule.URL, start, end) : Hit.NONE;
	}

	private static long scheme(String text, int index) {
		if (isWithinWord(text, index)) {
			return Hit.NONE;
		}
		int start = Tokens.credentialsStart(text, index);
		int end = (start < 0) ? -1 : Tokens.tokenEnd(text, start);
		return (end >= 0 && Tokens.isCredentials(text, index, start, end)) ? Hit.of(Rule.BEARER, start, end) : Hit.NONE;
	}

	private static long jwt(String text, int start, int floor) {
		boolean begins = start >= floor && text.startsWith("eyJ", start)
				&& (start == 0 || !Tokens.isJwt(text.charAt(start - 1)));
		return begins ? Hit.of(Rule.JWT, start, Tokens.jwtEnd(text, start)) : Hit.NONE;
	}

	private static boolean isWithinWord(String text, int index) {
		return index > 0 && Ascii.isWord(text.charAt(index - 1));
	}

	private static long card(String text, int index) {
		return mayBeCard(text, index) ? Hit.of(Rule.CARD, index, CardNumbers.end(text, index)) : Hit.NONE;
	}

	private static boolean mayBeCard(String text, int index) {
		return index + CardNumbers.SHORTEST <= text.length() && !isWithinWord(text, index)
				&& CardNumbers.isIssued(text, index);
	}

	private static long email(String text, int index, int floor) {
		int start = Tokens.localPartStart(text, index, floor);
		return (start < index) ? Hit.of(Rule.EMAIL, start, Tokens.domainEnd(text, index)) : Hit.NONE;
	}

	private static long pem(String text, int index) {
		return is(text, index + 1, '-') ? Hit.of(Rule.PRIVATE_KEY, index, Tokens.privateKeyEnd(text, index)) : Hit.NONE;
	}

}
