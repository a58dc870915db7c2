/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import dev.spyglass.logging.internal.Redactor;

/**
 * Redacts every text before it is written. If the redactor fails, the text is replaced by
 * a placeholder and never written unredacted.
 */
final class TextGuard {

	/** Replacement for a text if the redactor failed. */
	static final String DROPPED = "[dropped: redaction failed]";

	/** Characters to search beyond the cut, since a secret may extend across it. */
	private static final int OVERLAP = 4 * 1024;

	private final Redactor redactor;

	private final int maxLength;

	TextGuard(Redactor redactor, JsonLineLimits limits) {
		this.redactor = redactor;
		this.maxLength = Math.max(limits.message(), limits.stackTrace()) + OVERLAP;
	}

	/** Redacts the part of a text that may be written, plus an overlap. */
	String redact(String text) {
		if (this.redactor == Redactor.NONE) {
			return text;
		}
		try {
			return (text.length() <= this.maxLength) ? this.redactor.redact(text)
					: this.redactor.redact(text.substring(0, this.maxLength));
		}
		catch (Throwable ex) {
			return DROPPED;
		}
	}

	/**
	 * Writes a redacted text in quotes.
	 * @return whether the redactor changed nothing
	 */
	boolean write(Utf8Buffer buffer, String text, int max) {
		int start = buffer.size;
		if (buffer.plainText(text, max)) {
			if (!mayHide(buffer.bytes, start + 1, buffer.size - 1)) {
				return true;
			}
			buffer.size = start;
		}
		String redacted = redact(text);
		buffer.text(redacted, max);
		return redacted == text;
	}

	private boolean mayHide(byte[] ascii, int from, int to) {
		try {
			return this.redactor.mayHide(ascii, from, to);
		}
		catch (Throwable ex) {
			return true;
		}
	}

	boolean hides(String key) {
		try {
			return this.redactor.hides(key);
		}
		catch (Throwable ex) {
			return true;
		}
	}

	String mask(String key) {
		try {
			return this.redactor.mask(key);
		}
		catch (Throwable ex) {
			return DROPPED;
		}
	}

}
