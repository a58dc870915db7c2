/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.redaction;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds secrets that are known word by word. Each has an anchor, the rarest of its
 * characters: a text without it need not be compared. Immutable and thread-safe.
 */
final class KnownSecrets {

	private static final int WINDOW = 4;

	private static final int SHORTEST = 6;

	/** A shorter secret, or one of letters alone, counts as a word of its own only. */
	private static final int STRONG = 10;

	/** From the less to the most common in logs; what isn't here is rarer. */
	private static final String COMMON = "xz@;_?&=9876543210:/,.-kvbywgpfmucdlhrsnioate ";

	/** Longer ones are recognised by their beginning, which bounds the work. */
	private static final int LONGEST = 512;

	private final boolean[] starts = new boolean[128];

	private final boolean startsBeyondAscii;

	private final Slot[] slots;

	/** By the anchor's code, at 0 for all beyond ASCII. */
	private final @Nullable Anchor[] anchors = new Anchor[128];

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
		distinctive.forEach(this::anchor);
	}

	private void anchor(String secret) {
		int offset = 0;
		for (int index = 1; index < Math.min(secret.length(), LONGEST); index++) {
			offset = (rarity(secret.charAt(index)) < rarity(secret.charAt(offset))) ? index : offset;
		}
		int code = code(secret.charAt(offset));
		this.anchors[code] = new Anchor(offset, this.anchors[code]);
	}

	private static int rarity(char character) {
		return COMMON.indexOf(character);
	}

	private static int code(char character) {
		return (character < 128) ? character : 0;
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

	boolean isAnchor(char character) {
		return this.anchors[code(character)] != null;
	}

	/**
	 * Says whether this anchor is within a secret.
	 */
	boolean isAround(String text, int index) {
		for (Anchor anchor = this.anchors[code(text.charAt(index))]; anchor != null; anchor = anchor.next()) {
			if (anchor.offset() <= index && endOfSecret(text, index - anchor.offset()) >= 0) {
				return true;
			}
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
	 * Where the anchor is in a secret.
	 *
	 * @param offset characters from the secret's beginning
	 * @param next the next one with the same anchor
	 */
	private record Anchor(int offset, @Nullable Anchor next) {

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
