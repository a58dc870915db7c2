/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Recognises the signs of secrets, all at once and without a branch for each character,
 * by the algorithm Shift-And (Baeza-Yates and Gonnet, A New Approach to Text Searching,
 * 1992): the state has one bit for each character of each sign, which is set if the sign
 * may have come that far. Immutable and thread-safe.
 */
final class TriggerMatcher {

	/** In a place, stands for all characters beyond ASCII. */
	private static final String BEYOND = "\0";

	private static final String DIGIT = "0123456789";

	/** Characters that are looked at before it is asked whether there was a sign. */
	static final int PART = 64;

	/** From a text of either kind, Latin-1 or not, each takes longer to read. */
	private static final ThreadLocal<char[]> CHARACTERS = ThreadLocal.withInitial(() -> new char[PART]);

	/** No place has this bit, and the next state hasn't got it any more. */
	private static final long ANY = Long.MIN_VALUE;

	/** By the character's code in ASCII, the bits of the places where it may stand. */
	private final long[] places = new long[128];

	/** The bits of the first place of each sign. */
	private long firsts;

	/** The bits of the last place of each sign. */
	private long lasts;

	private final long[] lastsOf = new long[Trigger.values().length];

	/** The state before the first character, which is as good as a blank. */
	final long start;

	private int size;

	TriggerMatcher(KnownSecrets secrets, boolean emails) {
		add(Trigger.ASSIGNMENT, matching(Assignments::mayEndKey), "=:");
		add(Trigger.SCHEME, "bB", "aAeE", "aAsS" + BEYOND, "rRiI" + BEYOND);
		add(Trigger.JWT, "e", "y", "J");
		add(Trigger.CARD, cardNumber("2", "234567"));
		add(Trigger.CARD, cardNumber("3456", DIGIT));
		add(Trigger.EMAIL, emails ? "@" : "");
		add(Trigger.PEM, "-", "-");
		add(Trigger.KNOWN, secrets.beginnings());
		this.start = this.firsts & this.places[' '];
	}

	private void add(Trigger sign, String... places) {
		this.firsts |= 1L << this.size;
		for (String place : places) {
			for (char code : place.toCharArray()) {
				this.places[code] |= 1L << this.size;
			}
			this.size++;
		}
		long last = 1L << (this.size - 1);
		this.lasts |= last;
		this.lastsOf[sign.ordinal()] |= last;
	}

	private static String[] cardNumber(String first, String second) {
		String[] places = new String[1 + CardNumbers.SHORTEST];
		Arrays.fill(places, DIGIT + " -");
		places[0] = matching((character) -> !Ascii.isWord(character));
		places[1] = first;
		places[2] = second;
		places[3] = DIGIT;
		return places;
	}

	private static String matching(Predicate<Character> predicate) {
		StringBuilder matching = new StringBuilder(BEYOND);
		for (char code = 1; code < 128; code++) {
			matching.append(predicate.test(code) ? String.valueOf(code) : "");
		}
		return matching.toString();
	}

	/** Returns the state after one more character. */
	long next(long state, char character) {
		return ((state << 1) | this.firsts) & this.places[Ascii.code(character)];
	}

	/**
	 * Returns the state after at most {@link #PART} more characters; {@link #isAny} says
	 * of it whether any sign came to its end among them. Most characters of most texts
	 * are looked at nowhere else, hence no method call for each.
	 */
	long next(long state, String text, int from, int to) {
		long[] places = this.places;
		long firsts = this.firsts;
		long last = state;
		long seen = 0;
		char[] characters = CHARACTERS.get();
		text.getChars(from, to, characters, 0);
		for (int index = 0; index < to - from; index++) {
			last = ((last << 1) | firsts) & places[Ascii.code(characters[index])];
			seen |= last;
		}
		return ((seen & this.lasts) != 0) ? last | ANY : last;
	}

	/** Says whether any sign comes to its end in a text of ASCII. */
	boolean isAnyIn(byte[] ascii, int from, int to) {
		long[] places = this.places;
		long firsts = this.firsts;
		long last = this.start;
		long seen = 0;
		for (int index = from; index < to; index++) {
			last = ((last << 1) | firsts) & places[ascii[index] & 0x7f];
			seen |= last;
		}
		return (seen & this.lasts) != 0;
	}

	static boolean isAny(long state) {
		return (state & ANY) != 0;
	}

	/** Says whether this sign ends here. */
	boolean isEnd(Trigger sign, long state) {
		return (state & this.lastsOf[sign.ordinal()]) != 0;
	}

}
