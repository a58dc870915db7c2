/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the keys of assignments such as {@code key=value}, {@code key: value} and
 * {@code "key":"value"}, and where their values start.
 */
final class Assignments {

	static final char ESCAPE = 0x1B;

	/** Maximum number of blanks between key, separator and value. */
	private static final int MAX_GAP = 128;

	static final int MAX_KEY = 128;

	private Assignments() {
	}

	/** Returns whether a character may precede the separator between key and value. */
	static boolean mayEndKey(char character) {
		return Ascii.isWord(character) || isQuote(character) || isBlank(character) || character == '_'
				|| character == '-' || character == ')' || character == ']';
	}

	/** Returns the end of the key before the separator, without quotes and whitespace. */
	static int keyEnd(String text, int separator, int floor) {
		int end = separator;
		int limit = Math.max(floor, separator - MAX_GAP);
		while (end > limit && isBeside(text.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	private static boolean isBeside(char character) {
		return isQuote(character) || isBlank(character) || character == ']' || character == ')';
	}

	static int keyStart(String text, int end, int floor) {
		int start = end;
		int limit = Math.max(floor, end - MAX_KEY);
		while (start > limit && isKey(text.charAt(start - 1))) {
			start--;
		}
		return start;
	}

	static boolean isKey(char character) {
		return Ascii.isWord(character) || character == '_' || character == '-' || character == '.';
	}

	/**
	 * Returns whether a key belongs to a structure: it is quoted, a parameter of a URL,
	 * an attribute, or a member of a map or record. Such a key has no other meaning, as
	 * {@code pin} may have in a sentence.
	 */
	static boolean isMember(String text, int start, int end, int separator) {
		char before = (start > 0) ? text.charAt(start - 1) : ' ';
		boolean equals = text.charAt(separator) == '=' && end == separator;
		if (isQuote(before) && end < separator) {
			return isQuote(text.charAt(end));
		}
		if (before == '?' || before == '&') {
			return equals;
		}
		boolean enclosed = "[{(".indexOf(before) >= 0
				|| (before == ' ' && start > 1 && (text.charAt(start - 2) == ',' || text.charAt(start - 2) == ';'));
		boolean attribute = separator + 1 < text.length() && isQuote(text.charAt(separator + 1));
		return equals && (enclosed || attribute);
	}

	/**
	 * Returns the start of the value, after whitespace and the rest of {@code ==} or
	 * {@code =>}.
	 */
	static int valueStart(String text, int separator) {
		int start = separator + 1;
		if (start < text.length() && (text.charAt(start) == '=' || text.charAt(start) == '>')
				&& text.charAt(separator) != '>') {
			start++;
		}
		int limit = Math.min(text.length(), start + MAX_GAP);
		while (start < limit && isBlank(text.charAt(start))) {
			start++;
		}
		return (start < text.length() && text.charAt(start) == ESCAPE) ? colorEnd(text, start) : start;
	}

	/** Returns the end of a terminal's color sequence between key and value. */
	private static int colorEnd(String text, int start) {
		int end = start + 1;
		int limit = Math.min(text.length(), start + 16);
		while (end < limit && !Character.isLetter(text.charAt(end))) {
			end++;
		}
		return Math.min(end + 1, text.length());
	}

	/**
	 * Returns the index of the separator that ends the value or closely follows it, or
	 * -1.
	 */
	static int nextSeparator(String text, int valueEnd) {
		if (isSeparator(text.charAt(valueEnd - 1))) {
			return valueEnd - 1;
		}
		int index = valueEnd;
		int limit = Math.min(text.length(), valueEnd + MAX_GAP);
		while (index < limit && (isBlank(text.charAt(index)) || isQuote(text.charAt(index)))) {
			index++;
		}
		return (index < limit && isSeparator(text.charAt(index))) ? index : -1;
	}

	static boolean isSeparator(char character) {
		return character == '=' || character == ':';
	}

	static boolean hasLineBreak(String text, int start, int end) {
		for (int index = start; index < end; index++) {
			if (text.charAt(index) == '\n') {
				return true;
			}
		}
		return false;
	}

	static boolean isQuote(char character) {
		return character == '"' || character == '\'' || character == '\\';
	}

	static boolean isBlank(char character) {
		return Character.isWhitespace(character);
	}

}
