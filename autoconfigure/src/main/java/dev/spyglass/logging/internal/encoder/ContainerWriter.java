/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes objects and arrays as JSON, until the line is full. Stateless and thread-safe.
 */
final class ContainerWriter {

	private final TextGuard guard;

	private final ValueWriter values;

	ContainerWriter(TextGuard guard, ValueWriter values) {
		this.guard = guard;
		this.values = values;
	}

	void object(Utf8Buffer buffer, Map<?, ?> map, int depth) {
		buffer.raw((byte) '{');
		Set<String> names = new HashSet<>();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			String name = name(entry.getKey());
			if (names.add(name) && !member(buffer, name, entry.getValue(), depth)) {
				break;
			}
		}
		buffer.raw((byte) '}');
	}

	private static String name(@Nullable Object key) {
		try {
			return String.valueOf(key);
		}
		catch (Throwable ex) {
			return ValueWriter.placeholder(key, ex);
		}
	}

	private boolean member(Utf8Buffer buffer, String name, @Nullable Object value, int depth) {
		if (isFull(buffer)) {
			buffer.member(KeyTable.fragment("\u2026"));
			buffer.text("[cut]");
			return false;
		}
		buffer.member(KeyTable.fragment(this.guard.redact(name)));
		if (this.guard.hides(name)) {
			buffer.text(this.guard.mask(name));
		}
		else {
			this.values.write(buffer, value, depth + 1);
		}
		return true;
	}

	private static boolean isFull(Utf8Buffer buffer) {
		return buffer.size >= buffer.limit;
	}

	private boolean element(Utf8Buffer buffer, @Nullable Object value, int depth) {
		buffer.element();
		if (isFull(buffer)) {
			buffer.text("[cut]");
			return false;
		}
		this.values.write(buffer, value, depth + 1);
		return true;
	}

	void array(Utf8Buffer buffer, Iterable<?> values, int depth) {
		buffer.raw((byte) '[');
		for (Object value : values) {
			if (!element(buffer, value, depth)) {
				break;
			}
		}
		buffer.raw((byte) ']');
	}

	void arrayOf(Utf8Buffer buffer, Object array, int depth) {
		buffer.raw((byte) '[');
		int length = Array.getLength(array);
		for (int index = 0; index < length; index++) {
			if (!element(buffer, Array.get(array, index), depth)) {
				break;
			}
		}
		buffer.raw((byte) ']');
	}

	void object(Utf8Buffer buffer, Record object, int depth) {
		buffer.raw((byte) '{');
		for (RecordComponent component : object.getClass().getRecordComponents()) {
			if (!member(buffer, component.getName(), RecordReader.value(object, component), depth)) {
				break;
			}
		}
		buffer.raw((byte) '}');
	}

	void object(Utf8Buffer buffer, JsonNode object, int depth) {
		buffer.raw((byte) '{');
		for (Map.Entry<String, JsonNode> member : object.properties()) {
			if (!member(buffer, member.getKey(), member.getValue(), depth)) {
				break;
			}
		}
		buffer.raw((byte) '}');
	}

}
