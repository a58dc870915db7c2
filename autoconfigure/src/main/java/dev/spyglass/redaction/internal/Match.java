/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Encodes the rule and the position of a match in one {@code long}. An object would be
 * garbage on every log line.
 */
final class Match {

	/** No match. */
	static final long NONE = -1;

	private static final int BITS = 29;

	private static final long MASK = (1L << BITS) - 1;

	private static final Rule[] RULES = Rule.values();

	private Match() {
	}

	/**
	 * Encodes a match.
	 * @param rule the rule that matched
	 * @param start index of the secret's first character
	 * @param end index after the secret's last character, or -1 for {@link #NONE}
	 */
	static long of(Rule rule, int start, int end) {
		return (end < 0) ? NONE : ((long) rule.ordinal() << (2 * BITS)) | ((long) start << BITS) | end;
	}

	static Rule rule(long match) {
		return RULES[(int) (match >>> (2 * BITS))];
	}

	static int start(long match) {
		return (int) ((match >>> BITS) & MASK);
	}

	static int end(long match) {
		return (int) (match & MASK);
	}

}
