/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the input that Spring and Jackson quote in the messages of their exceptions, such
 * as {@code on field 'password': rejected value [...]}.
 */
final class QuotedInputs {

	private static final int MAX_DISTANCE = 512;

	private static final String CHAIN = "(through reference chain: ";

	private static final String[] BEFORE = { "rejected value [", "For input string: \"", "for value [", "for value '",
			"from String \"", "with value \"" };

	private QuotedInputs() {
	}

	/**
	 * Returns the input after a telling key, such as a field's name, or
	 * {@link Match#NONE}.
	 */
	static long afterKey(String text, int value) {
		char first = text.charAt(value);
		if (first != 'r' && first != 'F' && first != 'C' && first != 'f') {
			return Match.NONE;
		}
		if (text.startsWith("rejected value ", value) && value + 16 < text.length()) {
			int start = value + 16;
			char open = text.charAt(start - 1);
			int end = (open == '[') ? bracketedEnd(text, start) : quotedEnd(text, start, open);
			boolean empty = end <= start || (end == start + 4 && text.startsWith("null", start));
			return (empty || Ascii.isWord(open)) ? Match.NONE : Match.of(Rule.KEY, start, end);
		}
		if (text.startsWith("Failed to convert ", value) || text.startsWith("For input string: ", value)
				|| text.startsWith("Cannot ", value) || text.startsWith("failed to convert ", value)) {
			return firstIn(text, value, Math.min(text.length(), value + MAX_DISTANCE));
		}
		return Match.NONE;
	}

	private static long firstIn(String text, int from, int to) {
		for (int index = from; index < to; index++) {
			char current = text.charAt(index);
			if (current == '\n') {
				break;
			}
			if (current == 'F' || current == 'f' || current == 'r') {
				for (String before : BEFORE) {
					if (text.startsWith(before, index)) {
						int start = index + before.length();
						return Match.of(Rule.KEY, start, before.endsWith("[") ? bracketedEnd(text, start)
								: quotedEnd(text, start, before.charAt(before.length() - 1)));
					}
				}
			}
		}
		return reason(text, from, to);
	}

	/** Returns what follows the types of a conversion, since it may be the input. */
	private static long reason(String text, int from, int to) {
		int start = -1;
		for (int index = from; index < to; index++) {
			char current = text.charAt(index);
			if (start < 0 && text.startsWith("'; ", index)) {
				start = index + 3;
			}
			else if (current == '\n' || (start >= 0 && current == ']')) {
				return (start >= 0) ? Match.of(Rule.KEY, start, index) : Match.NONE;
			}
		}
		return (start >= 0) ? Match.of(Rule.KEY, start, to) : Match.NONE;
	}

	/**
	 * Returns the input that ends before a colon, as in
	 * {@code from String "...": not a valid value}, or {@link Match#NONE}. It is shown if
	 * the property that it was for is known, and harmless.
	 */
	static long beforeColon(String text, int colon, SecretKeys keys) {
		char quote = text.charAt(colon - 1);
		if (quote == '"' || quote == '\'') {
			int end = colon - 1;
			while (end > 1 && text.charAt(end - 1) == '\\') {
				end--;
			}
			int start = lastIndexOf(text, quote, end - 1) + 1;
			int before = start - 1;
			while (before > 0 && text.charAt(before - 1) == '\\') {
				before--;
			}
			if (start <= 0 || end <= start) {
				return Match.NONE;
			}
			boolean input = endsWith(text, before, "from String ") || endsWith(text, before, "from String value ")
					|| (endsWith(text, before, "Unrecognized token ") && !isWord(text, start, end))
					|| (endsWith(text, before, " value ") && isNamed(text, before, keys));
			return (input && !isHarmless(text, colon, keys)) ? Match.of(Rule.KEY, start, end) : Match.NONE;
		}
		return Match.NONE;
	}

	/** Returns whether the last name in quotes is telling. */
	private static boolean isNamed(String text, int before, SecretKeys keys) {
		int end = lastIndexOf(text, '\'', before - 1);
		int name = lastIndexOf(text, '\'', end - 1);
		return name >= 0 && keys.hidesMember(text, name + 1, end);
	}

	/**
	 * Returns the input before the location {@code at [Source: ...]}, as in
	 * {@code from String value ('...')}, or {@link Match#NONE}.
	 */
	static long beforeSource(String text, int key, int colon, SecretKeys keys) {
		int end = key - "at [".length();
		while (end > 0 && Character.isWhitespace(text.charAt(end - 1)) && end > key - 12) {
			end--;
		}
		if (end < 2 || !text.startsWith("')", end - 2)) {
			return Match.NONE;
		}
		int start = lastIndexOf(text, '(', end - 3) + 2;
		return (start >= 2 && text.charAt(start - 1) == '\'' && !isHarmless(text, colon, keys))
				? Match.of(Rule.KEY, start, end - 2) : Match.NONE;
	}

	/**
	 * Returns the input after {@code For input string:} if the message names a telling
	 * property before it, or {@link Match#NONE}.
	 */
	static long afterProperty(String text, int colon, SecretKeys keys) {
		int end = lastIndexOf(text, '\'', colon);
		int name = lastIndexOf(text, '\'', end - 1);
		boolean telling = name >= 0 && keys.hidesMember(text, name + 1, end);
		boolean quoted = telling && colon + 2 < text.length() && text.charAt(colon + 2) == '"';
		return quoted ? Match.of(Rule.KEY, colon + 3, quotedEnd(text, colon + 3, '"')) : Match.NONE;
	}

	/** Returns whether a reference chain of harmless properties follows. */
	private static boolean isHarmless(String text, int from, SecretKeys keys) {
		int chain = -1;
		int limit = Math.min(text.length(), from + 2 * MAX_DISTANCE);
		for (int index = from; index < limit && chain < 0; index++) {
			if (text.charAt(index) == '(' && text.startsWith(CHAIN, index)) {
				chain = index;
			}
		}
		if (chain < 0) {
			return false;
		}
		int end = chain;
		while (end < limit && text.charAt(end) != ')') {
			int quote = text.charAt(end) == '"' ? end : -1;
			if (quote >= 0) {
				int close = quotedEnd(text, quote + 1, '"');
				if (close >= limit || keys.hidesMember(text, quote + 1, close)) {
					return false;
				}
				end = close;
			}
			end++;
		}
		return true;
	}

	private static int lastIndexOf(String text, char character, int from) {
		int limit = Math.max(0, from - MAX_DISTANCE);
		for (int index = from; index >= limit; index--) {
			if (text.charAt(index) == character) {
				return index;
			}
		}
		return -1;
	}

	private static boolean endsWith(String text, int end, String word) {
		return end >= word.length() && text.startsWith(word, end - word.length());
	}

	private static boolean isWord(String text, int start, int end) {
		for (int index = start; index < end; index++) {
			if (!Character.isLetter(text.charAt(index))) {
				return false;
			}
		}
		return true;
	}

	/** Returns the end of a value in brackets, which may contain brackets itself. */
	private static int bracketedEnd(String text, int start) {
		int limit = Math.min(text.length(), start + 2 * MAX_DISTANCE);
		int first = -1;
		for (int index = start; index < limit; index++) {
			if (text.charAt(index) == ']') {
				first = (first < 0) ? index : first;
				if (text.startsWith("; codes [", index + 1)) {
					return index;
				}
			}
		}
		return (first >= 0) ? first : limit;
	}

	private static int quotedEnd(String text, int start, char quote) {
		int limit = Math.min(text.length(), start + 2 * MAX_DISTANCE);
		int end = start;
		while (end < limit && text.charAt(end) != quote && text.charAt(end) != '\n') {
			end++;
		}
		return end;
	}

}
