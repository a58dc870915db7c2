/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the end of the value of a header such as {@code Cookie}, which may contain
 * quotes, brackets, commas and semicolons.
 */
final class HeaderValues {

	private HeaderValues() {
	}

	/** Returns whether a key is a header whose value ends with the line. */
	static boolean isHeader(String text, int start, int end) {
		return endsWith(text, start, end, "authorization") || endsWith(text, start, end, "cookie")
				|| endsWith(text, start, end, "cookies");
	}

	private static boolean endsWith(String text, int start, int end, String word) {
		int from = end - word.length();
		return from >= start && text.regionMatches(true, from, word, 0, word.length());
	}

	/**
	 * Returns the end of a header's value. Quotes and brackets within it do not end it,
	 * unless what follows them shows that they belong to the text around the header.
	 * @param text the text
	 * @param key start of the key
	 * @param value start of the value
	 */
	static int end(String text, int key, int value) {
		if (text.charAt(value) == '[' || text.charAt(value) == '{') {
			return listEnd(text, value);
		}
		boolean opened = isQuote(text.charAt(value));
		boolean quoted = key > 0 && isQuote(text.charAt(key - 1));
		int end = value + (opened ? 1 : 0);
		while (end < text.length() && !isLineBreak(text.charAt(end))) {
			if (isQuote(text.charAt(end)) && closes(text, end, opened, quoted)) {
				return opened ? end + 1 : end;
			}
			end++;
		}
		return withoutClosers(text, value, end);
	}

	/** Returns the end of a list, whose last bracket is followed by the next key. */
	private static int listEnd(String text, int start) {
		int depth = 0;
		for (int index = start; index < text.length(); index++) {
			char current = text.charAt(index);
			if (current == '[' || current == '{') {
				depth++;
			}
			else if (current == ']' || current == '}') {
				depth = Math.max(depth - 1, 0);
				if (depth == 0 && isEnd(text, index + 1, ",]})\"' ")) {
					return index + 1;
				}
			}
		}
		return text.length();
	}

	private static boolean closes(String text, int quote, boolean opened, boolean quoted) {
		int next = quote + 1;
		if (isEnd(text, next, "")) {
			return opened || quoted;
		}
		char following = text.charAt(next);
		if (following == ',') {
			return isNextKey(text, next + 1, opened);
		}
		if (following == ']' || following == '}' || following == ')') {
			return isEnd(text, next + 1, ",]}) ");
		}
		return following == ' ' && quoted && !opened && !isEnd(text, next + 1, ";");
	}

	/** Returns whether a key follows: in quotes, or before a quoted value. */
	private static boolean isNextKey(String text, int start, boolean opened) {
		int index = start;
		while (index < text.length() && text.charAt(index) == ' ') {
			index++;
		}
		boolean quoted = false;
		while (index < text.length() && isQuote(text.charAt(index))) {
			quoted = true;
			index++;
		}
		int key = index;
		while (index < text.length() && Assignments.isKey(text.charAt(index))) {
			index++;
		}
		int end = index;
		while (index < text.length() && isQuote(text.charAt(index))) {
			index++;
		}
		boolean separated = end > key && index < text.length() && text.charAt(index) == ':';
		return separated
				&& (quoted ? index > end : opened && index + 1 < text.length() && text.charAt(index + 1) == '"');
	}

	private static boolean isEnd(String text, int index, String others) {
		return index >= text.length() || isLineBreak(text.charAt(index)) || others.indexOf(text.charAt(index)) >= 0;
	}

	private static int withoutClosers(String text, int start, int end) {
		int inner = end;
		while (inner > start && "]})".indexOf(text.charAt(inner - 1)) >= 0) {
			inner--;
		}
		return (inner > start) ? inner : end;
	}

	private static boolean isLineBreak(char character) {
		return character == '\n' || character == '\r';
	}

	private static boolean isQuote(char character) {
		return character == '"' || character == '\'' || character == '\\';
	}

}
