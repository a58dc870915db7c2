/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.spyglass.redaction.internal.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * Redacts secrets in texts, collections and maps, including nested ones. If the redaction
 * throws, so do these methods; the object that contains the value must then not be sent.
 * Thread-safe.
 */
final class ValueRedactor {

	private static final String TOO_DEEP = "[cut]";

	private static final int MAX_DEPTH = 20;

	private final Redaction redaction;

	ValueRedactor(Redaction redaction) {
		this.redaction = redaction;
	}

	String mask() {
		return this.redaction.mask();
	}

	String text(String text) {
		return this.redaction.redact(text);
	}

	void change(@Nullable String text, Consumer<String> setter) {
		if (text != null) {
			setter.accept(text(text));
		}
	}

	void changeTexts(@Nullable Map<String, String> all, Consumer<Map<String, String>> setter) {
		if (all != null) {
			Map<String, String> redacted = new HashMap<>();
			all.forEach((key, value) -> redacted.put(text(key), this.redaction.hides(key) ? mask() : text(value)));
			setter.accept(redacted);
		}
	}

	void changeMap(@Nullable Map<String, Object> all, Consumer<Map<String, Object>> setter) {
		if (all != null) {
			Map<String, Object> redacted = new HashMap<>();
			all.forEach((key, value) -> {
				Object result = value(key, value);
				if (result != null) {
					redacted.put(text(key), result);
				}
			});
			setter.accept(redacted);
		}
	}

	@Nullable Object value(String key, @Nullable Object value) {
		return value(key, value, 0);
	}

	private @Nullable Object value(String key, @Nullable Object value, int depth) {
		if (value == null || value instanceof Boolean) {
			return value;
		}
		if (this.redaction.hides(key)) {
			return mask();
		}
		if (depth >= MAX_DEPTH) {
			return TOO_DEEP;
		}
		if (value instanceof Map<?, ?> map) {
			return map(map, depth);
		}
		if (value instanceof Iterable<?> all) {
			return list(all, depth);
		}
		if (value instanceof Object[] all) {
			return list(Arrays.asList(all), depth);
		}
		String text = (value instanceof char[] characters) ? new String(characters) : String.valueOf(value);
		String redacted = text(text);
		return (value instanceof Number && redacted.equals(text)) ? value : redacted;
	}

	private Map<String, @Nullable Object> map(Map<?, ?> all, int depth) {
		Map<String, @Nullable Object> redacted = new HashMap<>();
		all.forEach(
				(key, value) -> redacted.put(text(String.valueOf(key)), value(String.valueOf(key), value, depth + 1)));
		return redacted;
	}

	private List<@Nullable Object> list(Iterable<?> all, int depth) {
		List<@Nullable Object> redacted = new ArrayList<>();
		all.forEach((element) -> redacted.add(value("", element, depth + 1)));
		return redacted;
	}

}
