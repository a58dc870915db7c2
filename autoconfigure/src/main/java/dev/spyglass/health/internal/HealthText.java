/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.util.regex.Pattern;

import dev.spyglass.vocabulary.internal.EventText;

import org.springframework.boot.health.contributor.Status;

/**
 * Builds the message of a status change, for example
 * {@code Health of db: UP → DOWN (Connection refused)}.
 */
final class HealthText {

	/** A longer cause is cut between two words, so that no part of a secret is left. */
	private static final int LONGEST_CAUSE = 200;

	/** Details that name no cause. */
	private static final String EMPTY = "{}";

	/** Class name in front of an exception's message. */
	private static final Pattern EXCEPTION = Pattern.compile("^(?:[\\w$]++\\.)++[\\w$]++: ++(?!null$)");

	private HealthText() {
	}

	static String changed(String component, Status from, Status to, String cause) {
		EventText text = new EventText().words("Health of ")
			.value(component)
			.words(": ")
			.value(from.getCode())
			.words(" → ")
			.value(to.getCode());
		String shortCause = shorten(cause);
		return (shortCause.isEmpty() ? text : text.words(" (").value(shortCause).words(")")).toString();
	}

	private static String shorten(String cause) {
		String first = cause.strip().lines().findFirst().orElse("").strip();
		String message = EXCEPTION.matcher(first).replaceFirst("");
		if (message.equals(EMPTY)) {
			return "";
		}
		if (message.length() <= LONGEST_CAUSE) {
			return message;
		}
		int end = message.lastIndexOf(' ', LONGEST_CAUSE);
		return (end > 0) ? message.substring(0, end) + " …" : "";
	}

}
