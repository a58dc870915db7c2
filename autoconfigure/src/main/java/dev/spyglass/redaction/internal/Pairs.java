/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the names of values whose own key is not telling, as in
 * <code>{"name":"password","value":"..."}</code> and {@code Key (token)=(...)}.
 */
final class Pairs {

	private static final int MAX_DISTANCE = 128;

	private Pairs() {
	}

	/** Returns whether the word before the key {@code value} is a telling name. */
	static boolean hasTellingName(String text, int key, SecretKeys keys) {
		int end = key;
		int limit = Math.max(0, key - 48);
		while (end > limit && isBetween(text.charAt(end - 1))) {
			end--;
		}
		int start = Assignments.keyStart(text, end, 0);
		return end < key && end > start && keys.hidesMember(text, start, end);
	}

	private static boolean isBetween(char character) {
		return Character.isWhitespace(character) || Assignments.isQuote(character) || character == ','
				|| character == ';' || character == '-';
	}

	/** Returns whether one of the columns in parentheses has a telling name. */
	static boolean hasTellingColumn(String text, int close, SecretKeys keys) {
		int end = close;
		int limit = Math.max(0, close - MAX_DISTANCE);
		for (int index = close - 1; index >= limit; index--) {
			char current = text.charAt(index);
			if (Assignments.isKey(current)) {
				continue;
			}
			if (index + 1 < end && keys.hidesMember(text, index + 1, end)) {
				return true;
			}
			if (current != ',' && current != ' ' && current != '"') {
				return false;
			}
			end = index;
		}
		return false;
	}

}
