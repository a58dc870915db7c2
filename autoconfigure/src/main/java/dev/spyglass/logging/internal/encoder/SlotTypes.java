/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import dev.spyglass.vocabulary.LogField;
import org.jspecify.annotations.Nullable;

/**
 * Converts values to the types that the schema defines for fields of the vocabulary. Not
 * thread-safe.
 */
final class SlotTypes {

	private static final int RECENT = 256;

	private final @Nullable String[] valid = new String[RECENT];

	private final @Nullable LogField[] validFor = new LogField[RECENT];

	/**
	 * Returns the value in the field's type, or {@code null} if it cannot be converted.
	 * Valid ids are cached, since the lines of a request have the same instances.
	 */
	@Nullable Object typed(LogField slot, @Nullable Object value) {
		if (!(value instanceof String text)) {
			return typed(slot.type(), value);
		}
		if (slot.type() == LogField.Type.STRING) {
			return text;
		}
		int index = (text.hashCode() + slot.ordinal()) & (RECENT - 1);
		if (this.valid[index] == text && this.validFor[index] == slot) {
			return text;
		}
		Object typed = typed(slot.type(), text);
		if (typed == text) {
			this.valid[index] = text;
			this.validFor[index] = slot;
		}
		return typed;
	}

	/** Returns the value in the given type, or {@code null} if it cannot be converted. */
	static @Nullable Object typed(LogField.Type type, @Nullable Object value) {
		return switch (type) {
			case STRING -> text(value);
			case TRACE_ID -> hexadecimal(value, 32);
			case SPAN_ID -> hexadecimal(value, 16);
			case BOOLEAN -> bool(value);
			case DURATION -> milliseconds(value);
			case INTEGER -> (value instanceof Integer || value instanceof Long) ? value : null;
			case OBJECT -> (value instanceof Map) ? value : null;
			default -> null;
		};
	}

	private static @Nullable Object text(@Nullable Object value) {
		if (value instanceof String) {
			return value;
		}
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		boolean simple = value instanceof Integer || value instanceof Long || value instanceof UUID;
		return simple ? String.valueOf(value) : null;
	}

	private static @Nullable Object hexadecimal(@Nullable Object value, int length) {
		if (!(value instanceof String text) || text.length() != length) {
			return null;
		}
		for (int index = 0; index < length; index++) {
			char digit = text.charAt(index);
			if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
				return null;
			}
		}
		return text;
	}

	private static @Nullable Object bool(@Nullable Object value) {
		if (value instanceof Boolean) {
			return value;
		}
		if ("true".equals(value)) {
			return true;
		}
		return "false".equals(value) ? false : null;
	}

	private static @Nullable Object milliseconds(@Nullable Object value) {
		if (value instanceof Duration duration) {
			return duration.isNegative() ? null : (Double) (duration.toNanos() / 1e6);
		}
		if (!(value instanceof Integer || value instanceof Long || value instanceof Double || value instanceof Float)) {
			return null;
		}
		double number = ((Number) value).doubleValue();
		return (number >= 0 && number < 1e15) ? value : null;
	}

}
