/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.nio.charset.StandardCharsets;

/**
 * Growing buffer for JSON in UTF-8, with the escapes of {@link Escapes}. An unpaired
 * surrogate is replaced by U+FFFD. Not thread-safe.
 */
final class Utf8Buffer extends AsciiBuffer {

	/** Maximum bytes of the mark that {@link #text} appends to a text that was cut. */
	static final int CUT_MARK = 40;

	private static final int INITIAL = 4 * 1024;

	private static final byte[] REPLACEMENT = { (byte) 0xef, (byte) 0xbf, (byte) 0xbd };

	private static final byte[] CUT_START = "\u2026[cut, ".getBytes(StandardCharsets.UTF_8);

	private static final byte[] CUT_END = " more characters]".getBytes(StandardCharsets.US_ASCII);

	/** Number of characters that are copied before they are checked. */
	private static final int CHUNK = 128;

	private final char[] characters = new char[CHUNK];

	/** Size at which a text is cut. */
	int limit = Integer.MAX_VALUE;

	Utf8Buffer() {
		this(INITIAL);
	}

	Utf8Buffer(int capacity) {
		super(capacity);
	}

	void clear() {
		this.size = 0;
		this.limit = Integer.MAX_VALUE;
	}

	/** Writes {@code ,"key":}, without the comma after an opening brace. */
	void member(byte[] fragment) {
		member(fragment, fragment.length);
	}

	void member(byte[] fragment, int length) {
		int skip = (this.bytes[this.size - 1] == '{') ? 1 : 0;
		ensure(length);
		System.arraycopy(fragment, skip, this.bytes, this.size, length - skip);
		this.size += length - skip;
	}

	/** Writes a comma unless an array has just been opened. */
	void element() {
		if (this.bytes[this.size - 1] != '[') {
			raw((byte) ',');
		}
	}

	void text(String value) {
		text(value, Integer.MAX_VALUE);
	}

	/**
	 * Writes a quoted text of at most {@code max} bytes. A longer text is cut and marked.
	 */
	void text(String value, int max) {
		if (plainText(value, max)) {
			return;
		}
		ensure(2 + CUT_MARK);
		this.bytes[this.size++] = '"';
		int written = escaped(value, max);
		if (written < value.length()) {
			cutMark(value.length() - written);
		}
		raw((byte) '"');
	}

	/**
	 * Writes a quoted text if it is short ASCII text that needs no escape and no cut.
	 * Otherwise writes nothing.
	 * @return whether it was written
	 */
	boolean plainText(String value, int max) {
		int length = value.length();
		if (length > CHUNK || length > max || length >= this.limit - this.size) {
			return false;
		}
		ensure(length + 2);
		int start = this.size;
		this.bytes[this.size++] = '"';
		if (!copyPlain(value, 0, length)) {
			this.size = start;
			return false;
		}
		this.size += length;
		this.bytes[this.size++] = '"';
		return true;
	}

	void cutMark(int left) {
		raw(CUT_START);
		number(left);
		raw(CUT_END);
	}

	/** Writes text without quotes and returns the number of characters written. */
	int escaped(String value, int max) {
		int stop = (int) Math.min((long) this.size + max, this.limit);
		int length = value.length();
		int index = 0;
		while (index < length) {
			int available = stop - this.size;
			if (available <= 0) {
				return index;
			}
			int end = Math.min(length, (available < length - index) ? index + available : length);
			index = plain(value, index, end);
			if (index == end) {
				continue;
			}
			char character = value.charAt(index);
			ensure(6);
			if (Character.isSurrogate(character)) {
				index += surrogate(value, index);
			}
			else {
				special(character);
				index++;
			}
		}
		return index;
	}

	/**
	 * Copies characters up to the first one that needs an escape. Most texts contain
	 * none.
	 */
	private int plain(String value, int from, int end) {
		ensure(end - from);
		int index = from;
		while (index < end) {
			int count = Math.min(end - index, CHUNK);
			if (!copyPlain(value, index, count)) {
				return plainSlowly(value, index, end);
			}
			this.size += count;
			index += count;
		}
		return index;
	}

	/**
	 * Copies characters and returns whether none needs an escape. If one does, the copy
	 * must be discarded.
	 */
	private boolean copyPlain(String value, int from, int count) {
		char[] source = this.characters;
		value.getChars(from, from + count, source, 0);
		byte[] target = this.bytes;
		int position = this.size;
		int seen = 0;
		for (int offset = 0; offset < count; offset++) {
			char character = source[offset];
			target[position + offset] = (byte) character;
			seen |= character | Escapes.SIGNALS[character & 0x7f];
		}
		return seen < 128;
	}

	private int plainSlowly(String value, int from, int end) {
		byte[] target = this.bytes;
		int position = this.size;
		int index = from;
		while (index < end) {
			char character = value.charAt(index);
			if (character >= 128 || Escapes.ASCII[character] != 0) {
				break;
			}
			target[position++] = (byte) character;
			index++;
		}
		this.size = position;
		return index;
	}

	private void special(char character) {
		if (character < 128) {
			byte escape = Escapes.ASCII[character];
			if (escape != 'u') {
				this.bytes[this.size++] = '\\';
				this.bytes[this.size++] = escape;
				return;
			}
			unicodeEscape(character);
		}
		else if (Escapes.isHidden(character)) {
			unicodeEscape(character);
		}
		else if (character < 0x800) {
			this.bytes[this.size++] = (byte) (0xc0 | (character >> 6));
			this.bytes[this.size++] = (byte) (0x80 | (character & 0x3f));
		}
		else {
			this.bytes[this.size++] = (byte) (0xe0 | (character >> 12));
			this.bytes[this.size++] = (byte) (0x80 | ((character >> 6) & 0x3f));
			this.bytes[this.size++] = (byte) (0x80 | (character & 0x3f));
		}
	}

	private void unicodeEscape(char character) {
		this.bytes[this.size++] = '\\';
		this.bytes[this.size++] = 'u';
		this.bytes[this.size++] = HEX[character >> 12];
		this.bytes[this.size++] = HEX[character >> 8 & 0xf];
		this.bytes[this.size++] = HEX[character >> 4 & 0xf];
		this.bytes[this.size++] = HEX[character & 0xf];
	}

	private int surrogate(String value, int index) {
		int point = value.codePointAt(index);
		if (point < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
			raw(REPLACEMENT);
			return 1;
		}
		this.bytes[this.size++] = (byte) (0xf0 | (point >> 18));
		this.bytes[this.size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
		this.bytes[this.size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
		this.bytes[this.size++] = (byte) (0x80 | (point & 0x3f));
		return 2;
	}

}
