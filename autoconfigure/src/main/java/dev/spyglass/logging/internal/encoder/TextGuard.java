/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import dev.spyglass.logging.internal.Redactor;

/**
 * Puts every text through the redactor, and closes when that fails: a text that could not
 * be checked is never written.
 */
final class TextGuard {

	/** Stands where the redactor failed. */
	static final String DROPPED = "[dropped: redaction failed]";

	/** Characters of a secret that may reach across the cut. */
	private static final int OVERLAP = 4 * 1024;

	private final Redactor redactor;

	private final int longest;

	TextGuard(Redactor redactor, JsonLineLimits limits) {
		this.redactor = redactor;
		this.longest = Math.max(limits.message(), limits.stackTrace()) + OVERLAP;
	}

	/** What will be cut off anyway isn't searched, but for an overlap. */
	String redact(String text) {
		if (this.redactor == Redactor.NONE) {
			return text;
		}
		try {
			return (text.length() <= this.longest) ? this.redactor.redact(text)
					: this.redactor.redact(text.substring(0, this.longest));
		}
		catch (Throwable ex) {
			return DROPPED;
		}
	}

	/**
	 * Writes a text in quotes, put through the redactor.
	 * @return whether it stands there as it was
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

	boolean isOpen() {
		return this.redactor == Redactor.NONE;
	}

}
