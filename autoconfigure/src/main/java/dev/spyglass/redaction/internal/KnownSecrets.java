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
 * Finds the configured secret values in texts. Immutable and thread-safe.
 */
final class KnownSecrets {

	/** Minimum length. Redacting shorter values would also hide ordinary words. */
	static final int SHORTEST = 6;

	/**
	 * Minimum length of a secret that is found within a word, too. Shorter secrets, and
	 * those of letters only, must be separate words.
	 */
	private static final int STRONG = 10;

	/**
	 * Maximum number of characters that are compared, which limits the work for longer
	 * secrets.
	 */
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
	 * Returns whether a value is specific enough. A value such as {@code true} of a
	 * property with a secret-like name must not be redacted everywhere in the log.
	 */
	static boolean isDistinctive(String secret) {
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
	 * Returns the first characters of all secrets, as codes of {@link Ascii#code}.
	 */
	String starts() {
		return at(0);
	}

	/**
	 * Returns the characters of all secrets at each of the first {@link #SHORTEST}
	 * positions, as codes of {@link Ascii#code}.
	 */
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
	 * Returns the end of the secret that starts at this index, or -1.
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
	 * Holds one secret in the list of those that share a slot of the hash table.
	 *
	 * @param window its first characters
	 * @param secret the secret
	 * @param strong whether it is found within a word, too
	 * @param next the next secret of the slot, which is not longer than this one
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
