/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Hides values that were found by their key wherever the same text repeats them, as the
 * causes in a stack trace do. Remembers a few values, so that the time is linear. Not
 * thread-safe.
 */
final class Repeats {

	private static final int MAX_VALUES = 4;

	private static final int LONGEST = 128;

	private final Set<String> values = new LinkedHashSet<>(MAX_VALUES);

	void add(String text, int start, int end) {
		int last = end;
		while (last > start && ":.!".indexOf(text.charAt(last - 1)) >= 0) {
			last--;
		}
		if (this.values.size() < MAX_VALUES && last - start <= LONGEST) {
			String value = text.substring(start, last);
			if (KnownSecrets.isDistinctive(value) && !Redaction.MASK.contains(value)) {
				this.values.add(value);
			}
		}
	}

	String replaceIn(String text) {
		String result = text;
		for (String value : this.values) {
			result = replace(result, value);
		}
		return result;
	}

	/** Replaces a value where it stands as a word of its own. */
	private static String replace(String text, String value) {
		int found = text.indexOf(value);
		if (found < 0) {
			return text;
		}
		StringBuilder clean = new StringBuilder(text.length());
		int copied = 0;
		while (found >= 0) {
			int end = found + value.length();
			boolean word = (found == 0 || !Ascii.isWord(text.charAt(found - 1)))
					&& (end == text.length() || !Ascii.isWord(text.charAt(end)));
			if (word) {
				clean.append(text, copied, found).append(Redaction.MASK);
				copied = end;
			}
			found = text.indexOf(value, word ? end : found + 1);
		}
		return clean.append(text, copied, text.length()).toString();
	}

}
