/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the keys and values of assignments such as {@code key=value}, {@code key: value}
 * and {@code "key":"value"}, at any depth of quoting.
 */
final class Assignments {

	private static final char ESCAPE = 0x1B;

	private static final String BARE_ENDS = ",;&)]}<>\"'|" + ESCAPE;

	private static final int MAX_GAP = 8;

	private static final int MAX_KEY = 128;

	private Assignments() {
	}

	/** Returns whether a character may precede the separator between key and value. */
	static boolean mayEndKey(char character) {
		return Ascii.isWord(character) || isQuote(character) || isBlank(character) || character == '_'
				|| character == '-';
	}

	/** Returns the end of the key before the separator, without quotes and whitespace. */
	static int keyEnd(String text, int separator, int floor) {
		int end = separator;
		int limit = Math.max(floor, separator - MAX_GAP);
		while (end > limit && (isQuote(text.charAt(end - 1)) || isBlank(text.charAt(end - 1)))) {
			end--;
		}
		return end;
	}

	static int keyStart(String text, int end, int floor) {
		int start = end;
		int limit = Math.max(floor, end - MAX_KEY);
		while (start > limit && isKey(text.charAt(start - 1))) {
			start--;
		}
		return start;
	}

	private static boolean isKey(char character) {
		return Ascii.isWord(character) || character == '_' || character == '-' || character == '.';
	}

	/**
	 * Returns the start of the value, after whitespace and the rest of {@code ==} or
	 * {@code =>}.
	 */
	static int valueStart(String text, int separator) {
		int start = separator + 1;
		int limit = Math.min(text.length(), start + MAX_GAP);
		while (start < limit
				&& (isBlank(text.charAt(start)) || text.charAt(start) == '=' || text.charAt(start) == '>')) {
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

	private static boolean isSeparator(char character) {
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

	static int valueEnd(String text, int start, boolean toEndOfLine) {
		int open = start;
		while (open < text.length() && text.charAt(open) == '\\') {
			open++;
		}
		if (open == text.length()) {
			return open;
		}
		char first = text.charAt(open);
		if (first == '"' || first == '\'') {
			return pastKeys(text, quotedEnd(text, open + 1, first, open - start));
		}
		if (first == '[' || first == '{') {
			return bracketEnd(text, open);
		}
		return toEndOfLine ? lineEnd(text, start) : bareEnd(text, start);
	}

	/**
	 * Extends a value past the keys that follow it. After an unbalanced quote, the
	 * closing quote of a value may in fact be that of a key; the value of that key is
	 * redacted, too.
	 */
	private static int pastKeys(String text, int quotedEnd) {
		int end = quotedEnd;
		int before;
		do {
			before = end;
			int separator = nextSeparator(text, end);
			if (separator >= 0) {
				int value = valueStart(text, separator);
				end = (value < text.length()) ? plainEnd(text, value) : value;
			}
			else if (end < text.length() && Ascii.isWord(text.charAt(end))) {
				// The quote opened a value.
				end = bareEnd(text, end);
			}
		}
		while (end > before);
		return end;
	}

	private static int plainEnd(String text, int start) {
		char first = text.charAt(start);
		return (first == '"' || first == '\'') ? quotedEnd(text, start + 1, first, 0) : bareEnd(text, start);
	}

	/**
	 * Returns the end of a quoted value. A quote closes it unless it is escaped more
	 * deeply than the opening quote.
	 */
	private static int quotedEnd(String text, int start, char quote, int depth) {
		int escapes = 0;
		for (int index = start; index < text.length(); index++) {
			char current = text.charAt(index);
			if (current == '\\') {
				escapes++;
				continue;
			}
			if (current == quote && ((depth == 0) ? escapes % 2 == 0 : escapes <= depth)) {
				return index + 1;
			}
			escapes = 0;
		}
		return text.length();
	}

	/** Returns the start of the quoted text, so that the quotes are kept. */
	static int innerStart(String text, int start, int end) {
		int open = start;
		while (open < end && text.charAt(open) == '\\') {
			open++;
		}
		return (open < end && (text.charAt(open) == '"' || text.charAt(open) == '\'')) ? open + 1 : start;
	}

	static int innerEnd(String text, int inner, int end) {
		if (inner == 0 || end <= inner || text.charAt(end - 1) != text.charAt(inner - 1)
				|| !isQuote(text.charAt(end - 1))) {
			return end;
		}
		int close = end - 1;
		while (close > inner && text.charAt(close - 1) == '\\') {
			close--;
		}
		return close;
	}

	private static int bracketEnd(String text, int start) {
		int depth = 0;
		for (int index = start; index < text.length(); index++) {
			char current = text.charAt(index);
			if (current == '[' || current == '{') {
				depth++;
			}
			else if ((current == ']' || current == '}') && --depth == 0) {
				return index + 1;
			}
		}
		return text.length();
	}

	private static int lineEnd(String text, int start) {
		int end = start;
		while (end < text.length() && "\r\n\"'}]".indexOf(text.charAt(end)) < 0) {
			end++;
		}
		return end;
	}

	private static int bareEnd(String text, int start) {
		int end = start;
		while (end < text.length() && !isBlank(text.charAt(end)) && BARE_ENDS.indexOf(text.charAt(end)) < 0) {
			end++;
		}
		return end;
	}

	/**
	 * Returns whether the value can be a secret: not empty, not a literal such as
	 * {@code null}, and not redacted already.
	 */
	static boolean isSecret(String text, int start, int end) {
		int length = end - start;
		return length > 0 && !is(text, start, length, "null") && !is(text, start, length, "true")
				&& !is(text, start, length, "false") && !text.startsWith(Redaction.MASK, start);
	}

	private static boolean is(String text, int start, int length, String word) {
		return length == word.length() && text.startsWith(word, start);
	}

	private static boolean isQuote(char character) {
		return character == '"' || character == '\'' || character == '\\';
	}

	private static boolean isBlank(char character) {
		return Character.isWhitespace(character);
	}

}
