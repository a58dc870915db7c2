/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the secrets in elements of XML, such as
 * <code>&lt;password&gt;...&lt;/password&gt;</code>.
 */
final class Elements {

	private static final int MAX_TAG = 256;

	private static final String CDATA = "<![CDATA[";

	private Elements() {
	}

	/**
	 * Returns the content of an element with a telling name, or {@link Match#NONE}.
	 * @param text the text
	 * @param close index of the sign that ends the start tag
	 * @param keys telling keys
	 */
	static long content(String text, int close, SecretKeys keys) {
		int open = start(text, close);
		if (open < 0) {
			return Match.NONE;
		}
		int name = open;
		int end = open;
		while (end < close && (Assignments.isKey(text.charAt(end)) || text.charAt(end) == ':')) {
			end++;
			name = (text.charAt(end - 1) == ':') ? end : name;
		}
		if (end == name || !(keys.hidesMember(text, name, end) || hasTellingName(text, end, close, keys))) {
			return Match.NONE;
		}
		if (text.startsWith(CDATA, close + 1)) {
			int last = text.indexOf("]]>", close);
			return Match.of(Rule.KEY, close + 1 + CDATA.length(), (last < 0) ? text.length() : last);
		}
		int last = close + 1;
		boolean blank = true;
		while (last < text.length() && text.charAt(last) != '<') {
			blank &= Character.isWhitespace(text.charAt(last));
			last++;
		}
		return (blank || HarmlessValues.contain(text, name, end, close - 1, close + 1, last)) ? Match.NONE
				: Match.of(Rule.KEY, close + 1, last);
	}

	/** Returns whether the element is an entry whose attribute names a secret. */
	private static boolean hasTellingName(String text, int start, int close, SecretKeys keys) {
		for (int index = start; index < close; index++) {
			if (text.startsWith(" key=\"", index) || text.startsWith(" name=\"", index)) {
				int name = index + ((text.charAt(index + 1) == 'k') ? 6 : 7);
				int end = name;
				while (end < close && text.charAt(end) != '"') {
					end++;
				}
				return keys.hidesMember(text, name, end);
			}
		}
		return false;
	}

	/** Returns the index after the sign that opens the start tag, or -1. */
	private static int start(String text, int close) {
		int limit = Math.max(0, close - MAX_TAG);
		for (int index = close - 1; index >= limit; index--) {
			char current = text.charAt(index);
			if (current == '<') {
				return (text.charAt(index + 1) != '/') ? index + 1 : -1;
			}
			if (current == '>') {
				return -1;
			}
		}
		return -1;
	}

}
