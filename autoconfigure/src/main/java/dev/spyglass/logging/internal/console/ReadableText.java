/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.encoder.HiddenArguments;
import net.logstash.logback.marker.SingleFieldAppendingMarker;
import org.jspecify.annotations.Nullable;

/**
 * Prepares logged text for a terminal: redacts secrets, limits the length and escapes
 * control characters. Redaction comes first, since a truncated secret would not be
 * recognized. Thread-safe.
 */
final class ReadableText {

	private static final int MAX_LENGTH = 16 * 1024;

	/** A secret that starts before the cut is still recognized as a whole. */
	private static final int OVERLAP = 4 * 1024;

	private static final int MAX_DEPTH = 8;

	private final Redactor redactor;

	ReadableText(Redactor redactor) {
		this.redactor = redactor;
	}

	String of(String text) {
		String clean = this.redactor
			.redact((text.length() > MAX_LENGTH + OVERLAP) ? text.substring(0, MAX_LENGTH + OVERLAP) : text);
		boolean complete = clean.length() <= MAX_LENGTH && text.length() <= MAX_LENGTH + OVERLAP;
		return complete ? SafeText.of(clean) : SafeText.of(clean.substring(0, Math.min(clean.length(), MAX_LENGTH)))
				+ "…[cut, " + Math.max(text.length() - MAX_LENGTH, 1) + " more characters]";
	}

	/** Returns the message, without the arguments that their key hides. */
	@Nullable String messageOf(ILoggingEvent event) {
		return HiddenArguments.message(event, this.redactor::hides);
	}

	String ofKey(String key) {
		return SafeText.of(key);
	}

	/** Returns the value, or the mask if its key is hidden. */
	String of(String key, @Nullable Object value) {
		return this.redactor.hides(key) ? this.redactor.mask(key) : of(print(value, MAX_DEPTH));
	}

	/** Returns {@code key=value}, in the argument's own format. */
	String ofArgument(Object argument) {
		boolean hidden = argument instanceof SingleFieldAppendingMarker single
				&& this.redactor.hides(single.getFieldName());
		return hidden ? hidden(((SingleFieldAppendingMarker) argument).getFieldName()) : of(print(argument, MAX_DEPTH));
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
			// Its toString() may return null.
			return (value instanceof char[] characters) ? new String(characters)
					: String.valueOf((Object) String.valueOf(value));
		}
		catch (Throwable ex) {
			// The toString() method of a logged object has failed.
			return "<" + ex.getClass().getSimpleName() + ">";
		}
	}

	/** Formats a map as its toString() does, but masks the values of hidden keys. */
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
