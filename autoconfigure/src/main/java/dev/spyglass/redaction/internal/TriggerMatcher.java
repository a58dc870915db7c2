/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Searches a text for all triggers at once, without a branch per character. It uses the
 * Shift-And algorithm (Baeza-Yates and Gonnet, A New Approach to Text Searching, 1992):
 * the state has one bit for each character of each trigger, which is set if the trigger
 * matches up to that character. Immutable and thread-safe.
 */
final class TriggerMatcher {

	/** Represents all characters outside ASCII in a position of a trigger. */
	private static final String NON_ASCII = "\0";

	private static final String DIGIT = "0123456789";

	/** Number of characters that are read before the result is checked. */
	static final int PART = 64;

	/**
	 * Buffer for the characters of a part. Reading them one by one from the string takes
	 * longer, whether it is Latin-1 or UTF-16.
	 */
	private static final ThreadLocal<char[]> CHARACTERS = ThreadLocal.withInitial(() -> new char[PART]);

	/**
	 * Marks a state in which a trigger has matched. No position uses this bit, and the
	 * next state no longer has it.
	 */
	private static final long ANY = Long.MIN_VALUE;

	/**
	 * Bits of the positions at which a character may occur, indexed by the code of
	 * {@link Ascii#code}.
	 */
	private final long[] positions = new long[128];

	/** Bits of the first position of each trigger. */
	private long firsts;

	/** Bits of the last position of each trigger. */
	private long lasts;

	private final long[] lastsOf = new long[Trigger.values().length];

	/** The state before the first character, which is the state after a blank. */
	final long start;

	private int size;

	TriggerMatcher(KnownSecrets secrets, boolean emails) {
		add(Trigger.ASSIGNMENT, matching(Assignments::mayEndKey), "=:>");
		add(Trigger.SCHEME, "bB", "aAeE", "aAsS" + NON_ASCII, "rRiI" + NON_ASCII);
		add(Trigger.JWT, "e", "y", "J");
		add(Trigger.CARD, cardNumber("2", "234567"));
		add(Trigger.CARD, cardNumber("3456", DIGIT));
		add(Trigger.EMAIL, emails ? "@" : "");
		add(Trigger.PEM, "-", "-");
		add(Trigger.KNOWN, secrets.beginnings());
		addTokens();
		this.start = this.firsts & this.positions[' '];
	}

	/**
	 * Adds the prefixes of {@link IssuedTokens}, in groups whose characters are alike,
	 * since there are few bits.
	 */
	private void addTokens() {
		String boundary = matching((character) -> !Ascii.isWord(character));
		add(Trigger.TOKEN, boundary, "g", "hls", "pousrdfcikta");
		add(Trigger.TOKEN, boundary, "xy", "oa", "xpi2");
		add(Trigger.TOKEN, boundary, "sSrhG", "kKfG8O", "_-.C0123456789abcdefABCDEF");
		add(Trigger.TOKEN, boundary, "A", "KSBC3IGT", "IzTCKAEB");
		add(Trigger.TOKEN, boundary, "s", "hqn", "p0t");
		add(Trigger.TOKEN, "pno", "ap", "tm", "_");
		add(Trigger.TOKEN, boundary, "pdhw", "yovh", "porsb", "i_.e");
	}

	private void add(Trigger trigger, String... positions) {
		this.firsts |= 1L << this.size;
		for (String position : positions) {
			for (char code : position.toCharArray()) {
				this.positions[code] |= 1L << this.size;
			}
			this.size++;
		}
		long last = 1L << (this.size - 1);
		this.lasts |= last;
		this.lastsOf[trigger.ordinal()] |= last;
	}

	private static String[] cardNumber(String first, String second) {
		String[] positions = new String[1 + CardNumbers.TRIGGER];
		Arrays.fill(positions, DIGIT + " -");
		positions[0] = matching((character) -> !Ascii.isWord(character));
		positions[1] = first;
		positions[2] = second;
		positions[3] = DIGIT;
		return positions;
	}

	private static String matching(Predicate<Character> predicate) {
		StringBuilder matching = new StringBuilder(NON_ASCII);
		for (char code = 1; code < 128; code++) {
			matching.append(predicate.test(code) ? String.valueOf(code) : "");
		}
		return matching.toString();
	}

	/** Returns the state after one more character. */
	long next(long state, char character) {
		return ((state << 1) | this.firsts) & this.positions[Ascii.code(character)];
	}

	/**
	 * Returns the state after at most {@link #PART} more characters; {@link #isAny}
	 * returns whether a trigger ended among them. Has no method call per character,
	 * because most characters are read only here.
	 */
	long next(long state, String text, int from, int to) {
		long[] positions = this.positions;
		long firsts = this.firsts;
		long last = state;
		long seen = 0;
		char[] characters = CHARACTERS.get();
		text.getChars(from, to, characters, 0);
		for (int index = 0; index < to - from; index++) {
			last = ((last << 1) | firsts) & positions[Ascii.code(characters[index])];
			seen |= last;
		}
		return ((seen & this.lasts) != 0) ? last | ANY : last;
	}

	/** Returns whether any trigger matches in an ASCII text. */
	boolean isAnyIn(byte[] ascii, int from, int to) {
		long[] positions = this.positions;
		long firsts = this.firsts;
		long last = this.start;
		long seen = 0;
		for (int index = from; index < to; index++) {
			last = ((last << 1) | firsts) & positions[ascii[index] & 0x7f];
			seen |= last;
		}
		return (seen & this.lasts) != 0;
	}

	static boolean isAny(long state) {
		return (state & ANY) != 0;
	}

	/** Returns whether any trigger ends at the current character. */
	boolean isAnyEnd(long state) {
		return (state & this.lasts) != 0;
	}

	/** Returns whether this trigger ends at the current character. */
	boolean isEnd(Trigger trigger, long state) {
		return (state & this.lastsOf[trigger.ordinal()]) != 0;
	}

}
