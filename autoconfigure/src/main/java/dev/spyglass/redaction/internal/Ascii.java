/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Classifies characters, with a lookup table for ASCII.
 */
final class Ascii {

	private static final boolean[] WORD = new boolean[128];

	static {
		for (char code = 0; code < 128; code++) {
			WORD[code] = Character.isLetterOrDigit(code);
		}
	}

	private Ascii() {
	}

	/** Returns the character's code, or 0 for a character outside ASCII. */
	static int code(char character) {
		return (character < 128) ? character : 0;
	}

	/** Returns whether the character is a letter or a digit of any script. */
	static boolean isWord(char character) {
		return (character < 128) ? WORD[character] : Character.isLetterOrDigit(character);
	}

	static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	static char lower(char character) {
		if (character < 128) {
			return (character >= 'A' && character <= 'Z') ? (char) (character | 0x20) : character;
		}
		return Character.toLowerCase(character);
	}

}
