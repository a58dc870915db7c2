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
		boolean basic = (text.charAt(scheme + 1) | 0x20) == 'a';
		if (basic) {
			return looksLikeBase64(text, start, end);
		}
		return end - start > 20 || !WORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
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

	/** Returns the index of the {@code @} after the user info of a URL, or -1. */
	static int userInfoEnd(String text, int start) {
		int limit = Math.min(text.length(), start + 2 * MAX_PART);
		int end = -1;
		for (int index = start; index < limit; index++) {
			char current = text.charAt(index);
			if (current == '@') {
				end = index;
			}
			else if (current == '/' || current == '?' || current == '#' || current == '"' || current == '\''
					|| Character.isWhitespace(current)) {
				break;
			}
		}
		return end;
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
	 * Returns the end of a private key in PEM, or -1. If the key is truncated, this is
	 * the end of the text.
	 */
	static int privateKeyEnd(String text, int index) {
		String begin = "-----BEGIN ";
		if (!text.startsWith(begin, index)) {
			return -1;
		}
		int label = text.indexOf("-----", index + begin.length());
		if (label < 0 || label > index + 64 || !text.startsWith("PRIVATE KEY", label - "PRIVATE KEY".length())) {
			return -1;
		}
		int end = text.indexOf("-----END ", label);
		int close = (end < 0) ? -1 : text.indexOf("-----", end + 9);
		return (close < 0) ? text.length() : close + 5;
	}

}
