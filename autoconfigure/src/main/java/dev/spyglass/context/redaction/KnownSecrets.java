/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.redaction;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds secrets that are known word by word. Whether a text has one at all is found out
 * by looking at every fifth character or so, so that a text without costs next to
 * nothing. Immutable and thread-safe.
 *
 * @see <a href="https://webglimpse.net/pubs/TR94-17.pdf">Wu and Manber, A fast algorithm
 * for multi-pattern searching</a>
 */
final class KnownSecrets {

	private static final int WINDOW = 4;

	private static final int SHORTEST = 6;

	/** A shorter secret, or one of letters alone, counts as a word of its own only. */
	private static final int STRONG = 10;

	private static final int SHIFTS = 4096;

	/** Longer ones are recognised by their beginning, which bounds the work. */
	private static final int LONGEST = 512;

	private final boolean[] starts = new boolean[128];

	private final boolean startsBeyondAscii;

	private final Slot[] slots;

	/** How far to go on from two characters that end a look at {@link #SHORTEST}. */
	private final byte[] shifts = new byte[SHIFTS];

	private final boolean none;

	KnownSecrets(List<String> secrets) {
		List<String> distinctive = secrets.stream().filter(KnownSecrets::isDistinctive).distinct().toList();
		distinctive.stream()
			.filter((secret) -> secret.charAt(0) < 128)
			.forEach((secret) -> this.starts[secret.charAt(0)] = true);
		this.startsBeyondAscii = distinctive.stream().anyMatch((secret) -> secret.charAt(0) >= 128);
		this.slots = new Slot[Integer.highestOneBit(Math.max(distinctive.size(), 1)) * 64];
		distinctive.stream()
			.sorted(Comparator.comparingInt(String::length).reversed())
			.forEach((secret) -> add(window(secret, 0), secret));
		this.none = distinctive.isEmpty();
		Arrays.fill(this.shifts, (byte) (SHORTEST - 1));
		distinctive.forEach(this::shorten);
	}

	private void shorten(String secret) {
		for (int last = 1; last < SHORTEST; last++) {
			int pair = pair(secret.charAt(last - 1), secret.charAt(last));
			this.shifts[pair] = (byte) Math.min(this.shifts[pair], SHORTEST - 1 - last);
		}
	}

	private static int pair(char first, char second) {
		return ((first << 5) ^ second) & (SHIFTS - 1);
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

	boolean mayStartWith(char character) {
		return (character < 128) ? this.starts[character] : this.startsBeyondAscii;
	}

	/**
	 * Says whether a text has a known secret.
	 */
	boolean isIn(String text) {
		if (this.none) {
			return false;
		}
		int length = text.length();
		int last = SHORTEST - 1;
		while (last < length) {
			int shift = this.shifts[pair(text.charAt(last - 1), text.charAt(last))];
			if (shift > 0) {
				last += shift;
				continue;
			}
			if (endOfSecret(text, last - SHORTEST + 1) >= 0) {
				return true;
			}
			last++;
		}
		return false;
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
