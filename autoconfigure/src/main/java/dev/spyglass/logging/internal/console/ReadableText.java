/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import dev.spyglass.logging.internal.Redactor;
import net.logstash.logback.marker.SingleFieldAppendingMarker;
import org.jspecify.annotations.Nullable;

/**
 * Prepares what was logged for a terminal: without secrets, of bounded length, and
 * harmless. Secrets go first, since a part of one would not be recognised. Thread-safe.
 */
final class ReadableText {

	private static final int LONGEST = 16 * 1024;

	/** A secret that begins before the cut is recognised as a whole. */
	private static final int OVERLAP = 4 * 1024;

	private static final int DEEPEST = 8;

	private final Redactor redactor;

	ReadableText(Redactor redactor) {
		this.redactor = redactor;
	}

	String of(String text) {
		String clean = this.redactor
			.redact((text.length() > LONGEST + OVERLAP) ? text.substring(0, LONGEST + OVERLAP) : text);
		boolean complete = clean.length() <= LONGEST && text.length() <= LONGEST + OVERLAP;
		return complete ? SafeText.of(clean) : SafeText.of(clean.substring(0, Math.min(clean.length(), LONGEST)))
				+ "…[cut, " + Math.max(text.length() - LONGEST, 1) + " more characters]";
	}

	String ofKey(String key) {
		return SafeText.of(key);
	}

	/** Returns the value, unless its key hides it. */
	String of(String key, @Nullable Object value) {
		return this.redactor.hides(key) ? this.redactor.mask(key) : of(print(value, DEEPEST));
	}

	/** Returns {@code key=value}, as the argument prints itself. */
	String ofArgument(Object argument) {
		boolean hidden = argument instanceof SingleFieldAppendingMarker single
				&& this.redactor.hides(single.getFieldName());
		return hidden ? hidden(((SingleFieldAppendingMarker) argument).getFieldName()) : of(print(argument, DEEPEST));
	}

	private String hidden(String key) {
		return ofKey(key) + "=" + this.redactor.mask(key);
	}

	private String print(@Nullable Object value, int depth) {
		try {
			if (depth > 0 && value instanceof Map<?, ?> map) {
				return print(map, depth);
			}
			if (depth > 0 && value instanceof Collection<?> collection) {
				return collection.stream()
					.map((element) -> print(element, depth - 1))
					.collect(Collectors.joining(", ", "[", "]"));
			}
			return String.valueOf(value);
		}
		catch (RuntimeException | StackOverflowError ex) {
			return "<" + ex.getClass().getSimpleName() + ">"; // toString() of the user's
																// object.
		}
	}

	/** As the map prints itself, but without what its keys hide. */
	private String print(Map<?, ?> map, int depth) {
		StringBuilder text = new StringBuilder("{");
		map.forEach((key, value) -> {
			String name = print(key, 0);
			text.append((text.length() > 1) ? ", " : "").append(name).append('=');
			text.append(this.redactor.hides(name) ? this.redactor.mask(name) : print(value, depth - 1));
		});
		return text.append('}').toString();
	}

}
