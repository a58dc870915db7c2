/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

/**
 * Replaces the literals of an SQL statement: quoted strings and numbers. Names are kept,
 * including those in double quotes. Runs in linear time, and in doubt replaces too much.
 */
final class SqlLiterals {

	private static final char HIDDEN = '?';

	private SqlLiterals() {
	}

	static String hide(String sql) {
		StringBuilder hidden = new StringBuilder(sql.length());
		int index = 0;
		while (index < sql.length()) {
			int end = literalEnd(sql, index);
			if (end > index) {
				hidden.append(HIDDEN);
				index = end;
			}
			else {
				int word = wordEnd(sql, index);
				hidden.append(sql, index, word);
				index = word;
			}
		}
		return hidden.toString();
	}

	/**
	 * Returns the end of the literal that starts at this index, or the index itself if
	 * there is none.
	 */
	private static int literalEnd(String sql, int start) {
		char first = sql.charAt(start);
		if (first == '\'') {
			return quotedEnd(sql, start);
		}
		if (first == '$') {
			return dollarQuotedEnd(sql, start);
		}
		if (isDigit(first) || (first == '.' && start + 1 < sql.length() && isDigit(sql.charAt(start + 1)))) {
			return numberEnd(sql, start);
		}
		return start;
	}

	private static int quotedEnd(String sql, int start) {
		int index = start + 1;
		while (index < sql.length()) {
			if (sql.charAt(index) == '\\') {
				index += 2;
			}
			else if (sql.charAt(index) != '\'') {
				index++;
			}
			else if (index + 1 < sql.length() && sql.charAt(index + 1) == '\'') {
				index += 2;
			}
			else {
				return index + 1;
			}
		}
		return sql.length();
	}

	private static int dollarQuotedEnd(String sql, int start) {
		int open = start + 1;
		while (open < sql.length() && isName(sql.charAt(open))) {
			open++;
		}
		if (open >= sql.length() || sql.charAt(open) != '$' || isDigit(sql.charAt(start + 1))) {
			// A parameter such as $1.
			return start;
		}
		int close = sql.indexOf(sql.substring(start, open + 1), open + 1);
		return (close < 0) ? sql.length() : close + open + 1 - start;
	}

	private static int numberEnd(String sql, int start) {
		int index = start;
		while (index < sql.length() && (isName(sql.charAt(index)) || sql.charAt(index) == '.')) {
			index++;
		}
		return index;
	}

	/**
	 * Returns the end of the word that starts at this index. Digits within a name, or of
	 * a parameter, do not start a number.
	 */
	private static int wordEnd(String sql, int start) {
		int index = start + 1;
		boolean name = isName(sql.charAt(start)) || sql.charAt(start) == '$' || sql.charAt(start) == ':';
		while (name && index < sql.length() && isName(sql.charAt(index))) {
			index++;
		}
		return index;
	}

	private static boolean isName(char character) {
		return Character.isLetterOrDigit(character) || character == '_';
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

}
