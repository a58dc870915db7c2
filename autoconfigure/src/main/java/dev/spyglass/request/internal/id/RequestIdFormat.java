/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Validates the ids that callers send. Whatever the pattern is, an id must consist of
 * visible ASCII characters, so that it can't inject log lines or headers. Immutable and
 * thread-safe.
 */
public final class RequestIdFormat {

	/** Default pattern, which accepts the ids of common gateways. */
	public static final String DEFAULT_PATTERN = "[A-Za-z0-9._~:/+=@-]+";

	private static final int DEFAULT_MAX_LENGTH = 128;

	private static final boolean[] DEFAULT_CHARACTERS = defaultCharacters();

	private final int maxLength;

	private final @Nullable Pattern pattern;

	private RequestIdFormat(int maxLength, @Nullable Pattern pattern) {
		this.maxLength = maxLength;
		this.pattern = pattern;
	}

	/**
	 * Returns the format {@value #DEFAULT_PATTERN} with at most 128 characters.
	 * @return the default format
	 */
	public static RequestIdFormat standard() {
		return new RequestIdFormat(DEFAULT_MAX_LENGTH, null);
	}

	/**
	 * Creates a format of the user's own. Characters that are not visible ASCII are
	 * rejected before the pattern is asked.
	 * @param regex pattern that the whole id has to match
	 * @param maxLength greatest length in characters, checked before the pattern
	 * @return the format
	 * @throws java.util.regex.PatternSyntaxException if the pattern does not compile
	 */
	public static RequestIdFormat of(String regex, int maxLength) {
		if (regex.equals(DEFAULT_PATTERN)) {
			return new RequestIdFormat(maxLength, null);
		}
		return new RequestIdFormat(maxLength, Pattern.compile(regex));
	}

	/**
	 * Returns whether an id is valid.
	 * @param id the id, or {@code null}
	 * @return whether it is valid; {@code false} for {@code null}
	 */
	public boolean accepts(@Nullable String id) {
		if (id == null) {
			// Tomcat returns null for a header that it could not parse.
			return false;
		}
		int length = id.length();
		if (length == 0 || length > this.maxLength) {
			return false;
		}
		return (this.pattern != null) ? isVisibleAscii(id) && this.pattern.matcher(id).matches() : isStandard(id);
	}

	private static boolean isStandard(String id) {
		for (int i = 0; i < id.length(); i++) {
			char character = id.charAt(i);
			if (character >= DEFAULT_CHARACTERS.length || !DEFAULT_CHARACTERS[character]) {
				return false;
			}
		}
		return true;
	}

	private static boolean isVisibleAscii(String id) {
		return id.chars().allMatch((character) -> character > ' ' && character < 0x7f);
	}

	private static boolean[] defaultCharacters() {
		boolean[] allowed = new boolean[128];
		for (char character = 0; character < allowed.length; character++) {
			allowed[character] = Character.isLetterOrDigit(character) || "._~:/+=@-".indexOf(character) >= 0;
		}
		return allowed;
	}

}
