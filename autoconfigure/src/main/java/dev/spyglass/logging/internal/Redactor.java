/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal;

/**
 * Redacts secrets in everything that is about to be written: each key, value, message and
 * stack trace of a line. Implementations must be thread-safe, run in linear time and not
 * throw. If one throws nevertheless, the value is dropped and never written unredacted.
 */
public interface Redactor {

	/** Redacts nothing. */
	Redactor NONE = new Redactor() {

		@Override
		public boolean hides(String key) {
			return false;
		}

		@Override
		public String redact(String text) {
			return text;
		}

		@Override
		public boolean mayHide(byte[] ascii, int from, int to) {
			return false;
		}

	};

	/**
	 * Returns a number that changes whenever the rules change, so that callers discard
	 * what they have cached.
	 * @return the version of the rules
	 */
	default int version() {
		return 0;
	}

	/**
	 * Returns whether a value is hidden because of its key. The result must depend on the
	 * key and the version only, since callers cache it.
	 * @param key key of a key-value, of a map entry or of an object's property
	 * @return whether {@link #mask(String)} is written instead of the value
	 */
	boolean hides(String key);

	/**
	 * Returns the replacement for a hidden value. It is called for each occurrence.
	 * @param key the key that hides its value
	 * @return the replacement
	 */
	default String mask(String key) {
		return "[redacted]";
	}

	/**
	 * Redacts secrets in free text.
	 * @param text a message, a value, or an exception's message
	 * @return the text without secrets; the same instance if there are none
	 */
	String redact(String text);

	/**
	 * Returns whether {@link #redact(String)} may change a text. It saves converting the
	 * bytes of most texts to a string, since most texts are short and contain no secret.
	 * @param ascii buffer that contains the text in ASCII; must not be changed
	 * @param from index of the first character
	 * @param to index after the last character
	 * @return {@code false} if {@link #redact(String)} would return the text unchanged,
	 * {@code true} if it must be called
	 */
	default boolean mayHide(byte[] ascii, int from, int to) {
		return true;
	}

}
