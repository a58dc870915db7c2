/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.encoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What may not stand in a line as it is: JSON's own, and what a terminal, a browser or a
 * careless reader could take for something else, which is control and bidi characters,
 * line and paragraph separators, and the byte order mark.
 */
final class Escapes {

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x8080808080808080L;

	private static final long SPACES = ' ' * ONES;

	private static final long QUOTES = '"' * ONES;

	private static final long BACKSLASHES = '\\' * ONES;

	/** 0 for ASCII that may stand as it is, else the character behind the backslash. */
	static final byte[] ASCII = escapes();

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

	/** Looks at eight ASCII characters at a time. */
	static boolean areNeeded(byte[] text, int from, int count) {
		int end = from + count;
		int position = from;
		for (; position + Long.BYTES <= end; position += Long.BYTES) {
			long word = (long) WORD.get(text, position);
			long quote = word ^ QUOTES;
			long backslash = word ^ BACKSLASHES;
			long hits = (word - SPACES) | (quote - ONES) | (backslash - ONES) | (word + ONES);
			if ((hits & HIGH_BITS) != 0) {
				return true;
			}
		}
		for (; position < end; position++) {
			if (ASCII[text[position]] != 0) {
				return true;
			}
		}
		return false;
	}

	/** Not ASCII, and not what it seems. */
	static boolean isHidden(char character) {
		if (character < 0x600) {
			return character < 0xa0;
		}
		return character == 0x061c || character == 0x200e || character == 0x200f
				|| (character >= 0x2028 && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069)
				|| character == 0xfeff;
	}

}
