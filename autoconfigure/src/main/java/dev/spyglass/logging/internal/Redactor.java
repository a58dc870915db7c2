/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal;

/**
 * Takes secrets out of what is about to be written. Every key, value, message and stack
 * trace of a line passes it. An implementation is thread-safe, runs in linear time and
 * does not throw; if it throws all the same, the value concerned is dropped and never
 * written as it was.
 */
public interface Redactor {

	/** Lets everything pass. */
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
	 * Says whether a value is hidden because of its key. The answer depends on the key
	 * alone: it is asked once for each key and then remembered.
	 * @param key key of a key-value, of a map's entry or of an object's property
	 * @return whether {@link #mask(String)} is written in place of the value
	 */
	boolean hides(String key);

	/**
	 * Returns what is written in place of a hidden value; called once for each
	 * occurrence.
	 * @param key the key that hides its value
	 * @return the replacement
	 */
	default String mask(String key) {
		return "[redacted]";
	}

	/**
	 * Takes secrets out of free text.
	 * @param text a message, a value, or an exception's message
	 * @return the text without secrets; the same instance if there are none
	 */
	String redact(String text);

	/**
	 * Says whether {@link #redact(String)} may take something out of a text. Nearly all
	 * texts of a log are short and have no secret, so that it pays to look at their bytes
	 * where they stand.
	 * @param ascii has the text, in ASCII; not to be changed
	 * @param from index of its first character
	 * @param to index behind its last character
	 * @return false if {@link #redact(String)} would return the text as it is; true if it
	 * has to be asked
	 */
	default boolean mayHide(byte[] ascii, int from, int to) {
		return true;
	}

}
