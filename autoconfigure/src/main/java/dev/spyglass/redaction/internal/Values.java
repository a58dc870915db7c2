/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the ends of values: in quotes at any depth of escaping, in brackets, as a block
 * of YAML, or bare.
 */
final class Values {

	private static final String BARE_ENDS = ",;&)]}<>\"'|" + Assignments.ESCAPE;

	/** Maximum length of brackets within a bare value, which limits the work. */
	private static final int MAX_BRACKETS = 1024;

	private static final int MAX_INDENT = 256;

	private static final String TEXT_BLOCK = "\"\"\"";

	private Values() {
	}

	/** Returns the start of a value after the tags and anchors that YAML allows. */
	static int afterTags(String text, int start) {
		int value = start;
		while (value < text.length() && value < start + MAX_INDENT
				&& (text.charAt(value) == '!' || text.charAt(value) == '&')) {
			int end = value + 1;
			while (end < text.length() && end < value + MAX_INDENT
					&& (Assignments.isKey(text.charAt(end)) || text.charAt(end) == '!')) {
				end++;
			}
			if (end + 1 >= text.length() || text.charAt(end) != ' ' || text.charAt(end + 1) == ' ') {
				return start;
			}
			value = end + 1;
		}
		return value;
	}

	static int end(String text, int start) {
		if (text.startsWith(TEXT_BLOCK, start)) {
			int close = text.indexOf(TEXT_BLOCK, start + TEXT_BLOCK.length());
			return (close < 0) ? text.length() : close + TEXT_BLOCK.length();
		}
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
			int end = bracketEnd(text, open, text.length());
			return (end < 0) ? text.length() : bareEnd(text, end);
		}
		int closed = (first == '(') ? bracketEnd(text, open, Math.min(text.length(), open + MAX_BRACKETS)) : -1;
		return bareEnd(text, (closed < 0) ? start : closed);
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
			int separator = Assignments.nextSeparator(text, end);
			if (separator >= 0) {
				int value = Assignments.valueStart(text, separator);
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
				|| !Assignments.isQuote(text.charAt(end - 1))) {
			return end;
		}
		int close = end - 1;
		while (close > inner && text.charAt(close - 1) == '\\') {
			close--;
		}
		return close;
	}

	/** Returns the end of a value in brackets, or -1 if they are not closed. */
	private static int bracketEnd(String text, int start, int limit) {
		int depth = 0;
		boolean strings = true;
		for (int index = start; index < limit; index++) {
			char current = text.charAt(index);
			if (current == '"' && strings && "[{(,:= ".indexOf(text.charAt(index - 1)) >= 0) {
				int close = quotedEnd(text, index + 1, '"', 0);
				strings = close < text.length() || text.charAt(close - 1) == '"';
				index = strings ? close - 1 : index;
			}
			else if (current == '[' || current == '{' || current == '(') {
				depth++;
			}
			else if ((current == ']' || current == '}' || current == ')') && --depth == 0) {
				return index + 1;
			}
		}
		return -1;
	}

	private static int bareEnd(String text, int start) {
		int end = start;
		boolean brackets = true;
		while (end < text.length()) {
			char current = text.charAt(end);
			if (brackets && end > start && (current == '[' || current == '{' || current == '(')) {
				int close = bracketEnd(text, end, Math.min(text.length(), end + MAX_BRACKETS));
				brackets = close > 0;
				end = brackets ? close : end + 1;
			}
			else if (current == '\\' && goesOn(text, end + 1)) {
				end = blockLineStart(text, end + 2);
			}
			else if (Character.isWhitespace(current) || (BARE_ENDS.indexOf(current) >= 0
					&& (current != '<' || end > start) && isEnd(text, end, current))) {
				return end;
			}
			else {
				end++;
			}
		}
		return end;
	}

	/** Returns whether a value goes on in the next line, as in a properties file. */
	private static boolean goesOn(String text, int lineBreak) {
		if (lineBreak >= text.length() || text.charAt(lineBreak) != '\n') {
			return false;
		}
		int next = blockLineStart(text, lineBreak + 1);
		return next < text.length() && Ascii.isWord(text.charAt(next)) && !isKeyAt(text, next);
	}

	private static int blockLineStart(String text, int start) {
		int index = start;
		while (index < text.length() && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
			index++;
		}
		return index;
	}

	/**
	 * Returns whether a character that may end a bare value does so. Within a password it
	 * is followed by more of the password.
	 */
	private static boolean isEnd(String text, int index, char current) {
		int next = index + 1;
		if (current == Assignments.ESCAPE || next >= text.length() || Character.isWhitespace(text.charAt(next))) {
			return true;
		}
		char following = text.charAt(next);
		return switch (current) {
			case ',', ';', '&', '|' -> following == current || BARE_ENDS.indexOf(following) >= 0 || following == '['
					|| following == '{' || isKeyAt(text, next);
			case '<' -> following == '/' || following == '!' || Character.isLetter(following);
			default -> !Ascii.isWord(following);
		};
	}

	private static boolean isKeyAt(String text, int start) {
		int end = start;
		int limit = Math.min(text.length(), start + Assignments.MAX_KEY);
		while (end < limit && Assignments.isKey(text.charAt(end))) {
			end++;
		}
		return end > start && end < text.length() && (text.charAt(end) == '=' || text.charAt(end) == ':');
	}

	/**
	 * Returns the end of a block of YAML, which is indented more deeply than its key, or
	 * -1 if the value is no block.
	 */
	static int blockEnd(String text, int key, int value) {
		int line = blockStart(text, value);
		if (line < 0) {
			return -1;
		}
		int indent = indent(text, key);
		int end = line;
		while (line < text.length()) {
			int first = blockLineStart(text, line);
			int lineEnd = first;
			while (lineEnd < text.length() && lineBreak(text, lineEnd) == 0) {
				lineEnd++;
			}
			if (lineEnd > first && first - line <= indent) {
				break;
			}
			end = lineEnd;
			line = lineEnd + Math.max(1, lineBreak(text, lineEnd));
		}
		return end;
	}

	/** Returns the start of the first line of a block of YAML, or -1. */
	static int blockStart(String text, int value) {
		if (text.charAt(value) != '|' && text.charAt(value) != '>') {
			return -1;
		}
		int index = value + 1;
		while (index < text.length() && "+-0123456789 ".indexOf(text.charAt(index)) >= 0 && index < value + 8) {
			index++;
		}
		int lineBreak = lineBreak(text, index);
		return (lineBreak > 0) ? index + lineBreak : -1;
	}

	/** Returns the length of a line break, which may be escaped as in JSON, or 0. */
	private static int lineBreak(String text, int index) {
		if (index >= text.length()) {
			return 0;
		}
		char current = text.charAt(index);
		if (current == '\n') {
			return 1;
		}
		if (current == '\r' || current == '\\') {
			char following = (index + 1 < text.length()) ? text.charAt(index + 1) : ' ';
			return (following == ((current == '\r') ? '\n' : 'n')) ? 2 : 0;
		}
		return 0;
	}

	private static int indent(String text, int key) {
		int start = key;
		int limit = Math.max(0, key - MAX_INDENT);
		while (start > limit && text.charAt(start - 1) != '\n') {
			start--;
		}
		int first = blockLineStart(text, start);
		return Math.min(first, key) - start;
	}

}
