/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.Locale;
import java.util.Set;

/**
 * Recognizes credentials in a text by their format.
 */
final class Tokens {

	/** Words that follow {@code bearer} and {@code basic} in ordinary sentences. */
	private static final Set<String> WORDS = Set.of("token", "tokens", "authentication", "authorization", "scheme",
			"credentials", "credential", "realm", "header", "schema", "configuration", "security", "access");

	/** Minimum length of a user name without password that counts as a secret itself. */
	static final int LONG_USER_INFO = 16;

	private static final int SHORTEST = 6;

	private static final int MAX_PART = 255;

	private Tokens() {
	}

	/** Returns the start of the credentials after the name of a scheme, or -1. */
	static int credentialsStart(String text, int index) {
		int start = after(text, index, "bearer");
		start = (start < 0) ? after(text, index, "basic") : start;
		int limit = Math.min(text.length(), start + 8);
		int blank = start;
		while (start >= 0 && blank < limit && text.charAt(blank) == ' ') {
			blank++;
		}
		return (blank > start) ? blank : -1;
	}

	private static int after(String text, int index, String scheme) {
		return text.regionMatches(true, index, scheme, 0, scheme.length()) ? index + scheme.length() : -1;
	}

	static int tokenEnd(String text, int start) {
		int end = start;
		while (end < text.length() && isToken(text.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isToken(char character) {
		return (character < 128 && Ascii.isWord(character)) || "-._~+/=".indexOf(character) >= 0;
	}

	static boolean isCredentials(String text, int scheme, int start, int end) {
		if (end - start < SHORTEST) {
			return false;
		}
		if (text.charAt(end - 1) == '=' && end < text.length() && text.charAt(end) == '"') {
			// A parameter of a challenge, such as realm="orders".
			return false;
		}
		boolean basic = (text.charAt(scheme + 1) | 0x20) == 'a';
		if (basic) {
			return looksLikeBase64(text, start, end);
		}
		return end - start > 20 || !WORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
	}

	static boolean isBase64(String text, int start, int end) {
		return end - start >= SHORTEST && looksLikeBase64(text, start, end);
	}

	/**
	 * Returns whether there is a digit, a symbol or an inner upper-case letter, as in
	 * base64 but not in a word.
	 */
	private static boolean looksLikeBase64(String text, int start, int end) {
		for (int index = start + 1; index < end; index++) {
			char current = text.charAt(index);
			if (current < 'a' && current != '-' && current != '.') {
				return true;
			}
		}
		return false;
	}

	/** Returns whether a character can be part of a JWT, including the dots. */
	static boolean isJwt(char character) {
		return (character < 128 && Ascii.isWord(character)) || character == '-' || character == '_' || character == '.';
	}

	/**
	 * Returns the end of a JWT, which has a base64 header and at least one more part, or
	 * -1.
	 */
	static int jwtEnd(String text, int start) {
		int dot = -1;
		int end = start;
		while (end < text.length() && isJwt(text.charAt(end))) {
			dot = (dot < 0 && text.charAt(end) == '.') ? end : dot;
			end++;
		}
		return (dot >= start + 10 && dot < end - 4) ? end : -1;
	}

	/**
	 * Returns the start of a URL's authority after the colon, or -1. The slashes may be
	 * escaped as in JSON.
	 */
	static int authorityStart(String text, int colon) {
		int index = colon + 1;
		for (int slash = 0; slash < 2; slash++) {
			while (index < text.length() && text.charAt(index) == '\\' && index < colon + 8) {
				index++;
			}
			if (index >= text.length() || text.charAt(index) != '/') {
				return -1;
			}
			index++;
		}
		return index;
	}

	/**
	 * Returns the index of the {@code @} after the user info of a URL, or -1. A password
	 * may contain characters that should have been encoded, such as a slash.
	 */
	static int userInfoEnd(String text, int start) {
		int limit = Math.min(text.length(), start + 2 * MAX_PART);
		int end = -1;
		int colon = -1;
		for (int index = start; index < limit; index++) {
			char current = text.charAt(index);
			if (current == '@') {
				end = index;
			}
			else if (current == ':') {
				colon = (colon < 0) ? index : colon;
			}
			else if (current == '/' || current == '?' || current == '#') {
				return (end < 0 && isPassword(text, start, colon, index)) ? hostStart(text, index, limit) : end;
			}
			else if (isUrlEnd(text, index, current)) {
				break;
			}
		}
		return end;
	}

	private static boolean isUrlEnd(String text, int index, char current) {
		return current == '"' || current == '<' || current == '>' || current == '\\' || Character.isWhitespace(current)
				|| (current == '\'' && (index + 1 >= text.length() || !Ascii.isWord(text.charAt(index + 1))));
	}

	/** Returns whether what follows the colon is no port, nor a placeholder for one. */
	private static boolean isPassword(String text, int start, int colon, int end) {
		if (colon < 0 || text.charAt(start) == '[' || colon + 1 == end) {
			return false;
		}
		boolean port = text.charAt(colon + 1) == '{' || text.startsWith("${", colon + 1);
		int index = colon + 1;
		while (index < end && Ascii.isDigit(text.charAt(index))) {
			index++;
		}
		return !port && index < end;
	}

	/** Returns the index of the next {@code @} within the URL, or -1. */
	private static int hostStart(String text, int start, int limit) {
		for (int index = start; index < limit; index++) {
			char current = text.charAt(index);
			if (current == '@') {
				return index;
			}
			if (isUrlEnd(text, index, current)) {
				return -1;
			}
		}
		return -1;
	}

	/**
	 * Returns the end of user and password in {@code jdbc:oracle:thin:user/password@...},
	 * or -1.
	 */
	static int oracleUserInfoEnd(String text, int start) {
		int slash = -1;
		int limit = Math.min(text.length(), start + MAX_PART);
		for (int index = start; index < limit && !Character.isWhitespace(text.charAt(index)); index++) {
			char current = text.charAt(index);
			slash = (current == '/' && slash < 0) ? index : slash;
			if (current == '@') {
				return (slash > start) ? index : -1;
			}
		}
		return -1;
	}

	static int localPartStart(String text, int at, int floor) {
		int start = at;
		int limit = Math.max(floor, at - 64);
		while (start > limit && (Character.isLetterOrDigit(text.charAt(start - 1))
				|| "._%+-".indexOf(text.charAt(start - 1)) >= 0)) {
			start--;
		}
		return start;
	}

	/**
	 * Returns the end of the domain after the {@code @}, or -1. The domain must have at
	 * least two labels.
	 */
	static int domainEnd(String text, int at) {
		int limit = Math.min(text.length(), at + MAX_PART);
		int end = at + 1;
		int dot = -1;
		while (end < limit && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-'
				|| text.charAt(end) == '.')) {
			if (text.charAt(end) == '.' && end + 1 < limit && Character.isLetter(text.charAt(end + 1))) {
				dot = end;
			}
			end++;
		}
		return (dot > at + 1) ? end : -1;
	}

	/**
	 * Returns the end of a private key in PEM or of PGP, or -1. If the key is truncated,
	 * this is the end of the text.
	 */
	static int privateKeyEnd(String text, int index) {
		int begin = index;
		while (begin < text.length() && begin < index + 6 && (text.charAt(begin) == '-' || text.charAt(begin) == ' ')) {
			begin++;
		}
		if (!text.startsWith("BEGIN ", begin)) {
			return -1;
		}
		int label = begin;
		while (label < text.length() && label < begin + 64 && text.charAt(label) != '-') {
			label++;
		}
		if (!text.startsWith("--", label) || !contains(text, begin, label, "PRIVATE KEY")) {
			return -1;
		}
		int end = label;
		while (end < text.length() && !isEnd(text, end)) {
			end++;
		}
		int close = text.indexOf("--", end + 1);
		while (close >= 0 && close < text.length() && text.charAt(close) == '-') {
			close++;
		}
		return (close < 0 || end == text.length()) ? text.length() : close;
	}

	private static boolean isEnd(String text, int index) {
		return text.charAt(index) == '-' && (text.startsWith("END ", index + 1) || text.startsWith(" END ", index + 1));
	}

	private static boolean contains(String text, int start, int end, String word) {
		for (int index = start; index + word.length() <= end; index++) {
			if (text.startsWith(word, index)) {
				return true;
			}
		}
		return false;
	}

}
