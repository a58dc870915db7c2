/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Finds secrets that are known word by word. Immutable and thread-safe.
 */
final class KnownSecrets {

	/** What is shorter is no secret: it would hide words that are none. */
	static final int SHORTEST = 6;

	/** A shorter secret, or one of letters alone, counts as a word of its own only. */
	private static final int STRONG = 10;

	/** Longer ones are recognised by their beginning, which bounds the work. */
	private static final int LONGEST = 512;

	private static final Comparator<String> LONGEST_FIRST = Comparator.comparingInt(String::length)
		.reversed()
		.thenComparing(Comparator.naturalOrder());

	private final List<String> secrets;

	private final Slot[] slots;

	KnownSecrets(List<String> secrets) {
		Set<String> distinctive = new TreeSet<>(LONGEST_FIRST);
		for (String secret : secrets) {
			if (isDistinctive(secret)) {
				distinctive.add(secret);
			}
		}
		this.secrets = List.copyOf(distinctive);
		this.slots = new Slot[Integer.highestOneBit(Math.max(distinctive.size(), 1)) * 64];
		for (String secret : this.secrets) {
			add(window(secret, 0), secret);
		}
	}

	/**
	 * The value {@code true} of a property with a telling name must not empty the log.
	 */
	private static boolean isDistinctive(String secret) {
		return secret.length() >= SHORTEST && !(secret.length() < 8 && isOfLetters(secret)) && !secret.isBlank();
	}

	private static boolean isOfLetters(String secret) {
		return secret.chars().allMatch(Character::isLetter);
	}

	private static long window(String text, int start) {
		return ((long) text.charAt(start) << 48) | ((long) text.charAt(start + 1) << 32)
				| ((long) text.charAt(start + 2) << 16) | text.charAt(start + 3);
	}

	private void add(long window, String secret) {
		int index = slot(window);
		Slot first = this.slots[index];
		Slot added = new Slot(window, secret, isStrong(secret), null);
		this.slots[index] = (first == null) ? added : first.with(added);
	}

	private int slot(long window) {
		return (int) ((window * 0x9E3779B97F4A7C15L) >>> 40) & (this.slots.length - 1);
	}

	private static boolean isStrong(String secret) {
		return secret.length() >= STRONG && !isOfLetters(secret);
	}

	/**
	 * Returns the characters with which secrets start, as {@link Ascii#code} has them.
	 */
	String starts() {
		return at(0);
	}

	/** Returns the same for each of the first {@link #SHORTEST} places. */
	String[] beginnings() {
		String[] beginnings = new String[SHORTEST];
		for (int index = 0; index < SHORTEST; index++) {
			beginnings[index] = at(index);
		}
		return beginnings;
	}

	private String at(int index) {
		StringBuilder characters = new StringBuilder();
		for (String secret : this.secrets) {
			String character = String.valueOf((char) Ascii.code(secret.charAt(index)));
			if (characters.indexOf(character) < 0) {
				characters.append(character);
			}
		}
		return characters.toString();
	}

	/**
	 * Returns where the secret ends that starts here, or -1.
	 */
	int endOfSecret(String text, int start) {
		if (start + SHORTEST > text.length()) {
			return -1;
		}
		long window = window(text, start);
		for (Slot slot = this.slots[slot(window)]; slot != null; slot = slot.next()) {
			if (slot.window() == window && slot.matches(text, start)) {
				return Math.min(start + slot.secret().length(), text.length());
			}
		}
		return -1;
	}

	/**
	 * A secret among those that fall on the same place.
	 *
	 * @param window its first characters
	 * @param secret the secret
	 * @param strong whether it counts within a word, too
	 * @param next the next one, not longer than this
	 */
	private record Slot(long window, String secret, boolean strong, @Nullable Slot next) {

		Slot with(Slot last) {
			Slot rest = this.next;
			return new Slot(this.window, this.secret, this.strong, (rest != null) ? rest.with(last) : last);
		}

		boolean matches(String text, int start) {
			int compared = Math.min(this.secret.length(), LONGEST);
			int last = start + compared - 1;
			return last < text.length() && text.charAt(last) == this.secret.charAt(compared - 1)
					&& text.regionMatches(start, this.secret, 0, compared)
					&& (this.strong || isWord(text, start, start + this.secret.length()));
		}

		private static boolean isWord(String text, int start, int end) {
			return (start == 0 || !Ascii.isWord(text.charAt(start - 1)))
					&& (end >= text.length() || !Ascii.isWord(text.charAt(end)));
		}

	}

}
