/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Arrays;

/**
 * Tables of the characters to escape: those that JSON requires, and those that could
 * mislead a terminal, a browser or a reader, which are control and bidi characters, line
 * and paragraph separators, and the byte order mark.
 */
final class Escapes {

	/**
	 * For each ASCII character, 0 if it needs no escape, otherwise the character after
	 * the backslash.
	 */
	static final byte[] ASCII = escapes();

	/**
	 * For each ASCII character, 0 if it needs no escape, otherwise a non-ASCII character.
	 */
	static final char[] SIGNALS = signals();

	private Escapes() {
	}

	private static byte[] escapes() {
		byte[] escapes = new byte[128];
		Arrays.fill(escapes, 0, 0x20, (byte) 'u');
		escapes['\b'] = 'b';
		escapes['\t'] = 't';
		escapes['\n'] = 'n';
		escapes['\f'] = 'f';
		escapes['\r'] = 'r';
		escapes['"'] = '"';
		escapes['\\'] = '\\';
		escapes[0x7f] = 'u';
		return escapes;
	}

	private static char[] signals() {
		char[] signals = new char[128];
		for (int code = 0; code < 128; code++) {
			signals[code] = (ASCII[code] != 0) ? '\u0080' : 0;
		}
		return signals;
	}

	/**
	 * Returns whether a non-ASCII character is invisible or changes the text direction.
	 */
	static boolean isHidden(char character) {
		if (character < 0x600) {
			return character < 0xa0;
		}
		return character == 0x061c || character == 0x200e || character == 0x200f
				|| (character >= 0x2028 && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069)
				|| character == 0xfeff;
	}

}
