/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Where a rule has found something, as one number: objects would be garbage on every
 * line.
 */
final class Match {

	/** Nothing was found. */
	static final long NONE = -1;

	private static final int BITS = 29;

	private static final long MASK = (1L << BITS) - 1;

	private static final Rule[] RULES = Rule.values();

	private Match() {
	}

	/**
	 * Makes a hit.
	 * @param rule the rule
	 * @param start where the secret starts
	 * @param end where it ends, or -1 for {@link #NONE}
	 */
	static long of(Rule rule, int start, int end) {
		return (end < 0) ? NONE : ((long) rule.ordinal() << (2 * BITS)) | ((long) start << BITS) | end;
	}

	static Rule rule(long hit) {
		return RULES[(int) (hit >>> (2 * BITS))];
	}

	static int start(long hit) {
		return (int) ((hit >>> BITS) & MASK);
	}

	static int end(long hit) {
		return (int) (hit & MASK);
	}

}
