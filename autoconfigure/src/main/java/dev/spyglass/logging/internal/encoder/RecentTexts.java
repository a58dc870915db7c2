/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import org.jspecify.annotations.Nullable;

/**
 * Cache of encoded texts from the MDC, with a fixed size; a new text may replace another
 * one. The ids of a request are on each of its lines, as the same instances. A cached
 * text is written without allocation. Not thread-safe.
 */
final class RecentTexts {

	private static final int SIZE = 128;

	private static final int MAX_BYTES = 80;

	private final @Nullable String[] texts = new String[SIZE];

	private final byte[][] written = new byte[SIZE][];

	private final int[] lengths = new int[SIZE];

	private final TextGuard guard;

	RecentTexts(TextGuard guard) {
		this.guard = guard;
	}

	/**
	 * Writes the redacted text in quotes.
	 * @return whether its encoded form may be cached
	 */
	boolean write(Utf8Buffer buffer, String text) {
		int index = text.hashCode() & (SIZE - 1);
		if (this.texts[index] == text) {
			buffer.raw(this.written[index], this.lengths[index]);
			return true;
		}
		int start = buffer.size;
		if (!this.guard.write(buffer, text, CoreParts.MAX_NAME)) {
			// A redacted text is not cached, since each redaction is counted.
			return false;
		}
		int length = buffer.size - start;
		if (length <= MAX_BYTES && buffer.size < buffer.limit) {
			store(index, text, buffer, length);
		}
		return true;
	}

	private void store(int index, String text, Utf8Buffer buffer, int length) {
		byte[] target = this.written[index];
		if (target == null) {
			target = new byte[MAX_BYTES];
			this.written[index] = target;
		}
		System.arraycopy(buffer.bytes, buffer.size - length, target, 0, length);
		this.lengths[index] = length;
		this.texts[index] = text;
	}

}
