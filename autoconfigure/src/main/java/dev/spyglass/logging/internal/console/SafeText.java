/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

/**
 * Escapes control characters in text for a terminal. Otherwise a logged value could
 * change the screen or imitate another log line.
 */
final class SafeText {

	private SafeText() {
	}

	static String of(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (isControl(text.charAt(i))) {
				return escape(text, i);
			}
		}
		return text;
	}

	private static String escape(String text, int first) {
		StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, first);
		for (int i = first; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\n') {
				// Indented, so that it cannot be mistaken for a log line.
				safe.append("\n    ");
			}
			else if (c == '\r' || isControl(c)) {
				safe.append(String.format("\\u%04x", (int) c));
			}
			else {
				safe.append(c);
			}
		}
		return safe.toString();
	}

	/** Includes line separators and marks that change the direction of the text. */
	private static boolean isControl(char c) {
		return (c < ' ' && c != '\t') || (c >= 0x7f && c <= 0x9f) || (c >= 0x2028 && c <= 0x202e)
				|| (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
	}

}
