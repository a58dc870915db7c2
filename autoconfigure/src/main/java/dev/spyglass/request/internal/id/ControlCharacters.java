/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Checks that a regular expression can't match control characters. Each character of a
 * match is matched by a part of the expression: a literal, an escape, a character class
 * or a dot. If no part matches a control character, no match contains one. Parts within a
 * look-around are ignored, because they consume nothing, unless a back reference may
 * repeat a group in them.
 *
 * <p>
 * The check is conservative: it rejects a part even if other parts make it harmless.
 */
final class ControlCharacters {

	private static final List<String> ALL = IntStream.range(0, 0xa0)
		.filter(Character::isISOControl)
		.mapToObj(Character::toString)
		.toList();

	private static final Pattern LOOK_AROUND = Pattern.compile("\\(\\?<?[=!]");

	private static final Pattern COMMENTS = Pattern.compile("\\(\\?[a-zA-Z]*x[a-zA-Z-]*[:)]");

	private static final Pattern QUOTE = Pattern.compile("\\\\Q(.*?)(?:\\\\E|$)", Pattern.DOTALL);

	private static final Pattern OCTAL = Pattern.compile("\\\\0(?:[0-3][0-7]{2}|[0-7]{1,2})");

	private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\(?:[1-9]|k<)");

	private static final Pattern BOUNDARY = Pattern.compile("\\\\[bBAGZzE]");

	private final String regex;

	private final boolean hasBackReference;

	private final Deque<Boolean> lookingAround = new ArrayDeque<>();

	private int position;

	private ControlCharacters(String regex) {
		this.regex = regex;
		this.hasBackReference = BACK_REFERENCE.matcher(regex).find();
	}

	/**
	 * Rejects a regular expression that can match control characters.
	 * @param regex a regular expression that compiles
	 * @throws IllegalArgumentException if a part of it matches a control character, or if
	 * it can't be checked
	 */
	static void rejectIn(String regex) {
		new ControlCharacters(regex).check();
	}

	private void check() {
		while (this.position < this.regex.length()) {
			switch (this.regex.charAt(this.position)) {
				case '(' -> open();
				case ')' -> {
					this.lookingAround.poll();
					this.position++;
				}
				case '\\' -> escape();
				case '[' -> reject(shortestThatCompiles());
				case '.' -> reject(take(1));
				default -> literals(take(1));
			}
		}
	}

	private void open() {
		if (at(COMMENTS) != null) {
			throw new IllegalArgumentException("a pattern with comments (?x) can't be checked for control characters");
		}
		this.lookingAround.push(isLookingAround() || at(LOOK_AROUND) != null);
		this.position++;
	}

	private boolean isLookingAround() {
		return Boolean.TRUE.equals(this.lookingAround.peek());
	}

	private void escape() {
		Matcher quote = at(QUOTE);
		if (quote != null) {
			this.position = quote.end();
			literals(quote.group(1));
			return;
		}
		Matcher octal = at(OCTAL);
		if (octal != null) {
			reject(take(octal.group().length()));
		}
		else if (at(BACK_REFERENCE) != null || at(BOUNDARY) != null) {
			take(2);
		}
		else {
			reject(shortestThatCompiles());
		}
	}

	private void literals(String text) {
		text.chars()
			.filter(Character::isISOControl)
			.mapToObj(Character::toString)
			.findFirst()
			.ifPresent((control) -> reject(Pattern.quote(control)));
	}

	/**
	 * Returns the escape or the character class at the current position. Read from the
	 * left, it ends where it first compiles on its own.
	 */
	private String shortestThatCompiles() {
		for (int length = 2; length <= this.regex.length() - this.position; length++) {
			String part = this.regex.substring(this.position, this.position + length);
			try {
				Pattern.compile(part);
				return take(length);
			}
			catch (PatternSyntaxException ex) {
				// Incomplete, so the next character belongs to it.
			}
		}
		throw new IllegalArgumentException(
				"'%s' can't be checked for control characters".formatted(this.regex.substring(this.position)));
	}

	private String take(int length) {
		this.position += length;
		return this.regex.substring(this.position - length, this.position);
	}

	private @Nullable Matcher at(Pattern pattern) {
		Matcher matcher = pattern.matcher(this.regex).region(this.position, this.regex.length());
		return matcher.lookingAt() ? matcher : null;
	}

	private void reject(String part) {
		if (isLookingAround() && !this.hasBackReference) {
			return;
		}
		for (int flags : new int[] { Pattern.DOTALL, Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS }) {
			Matcher matcher = Pattern.compile(part, flags).matcher("");
			for (String control : ALL) {
				if (matcher.reset(control).matches()) {
					throw new IllegalArgumentException("its part '%s' admits the control character U+%04X"
						.formatted(part.replace(control, "\uFFFD"), (int) control.charAt(0)));
				}
			}
		}
	}

}
