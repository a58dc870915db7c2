/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.RawValue;

/**
 * Writes a value of any type as JSON. Numbers, booleans, collections, maps, records and
 * beans keep their structure. A value that fails, is nested too deep or refers to itself
 * becomes a placeholder. Stateless and thread-safe.
 */
final class ValueWriter {

	private final TextGuard guard;

	private final JsonLineLimits limits;

	private final @Nullable BeanReader beans;

	private final NumberWriter numbers;

	private final ContainerWriter containers;

	ValueWriter(TextGuard guard, JsonLineLimits limits) {
		this(guard, limits, null);
	}

	ValueWriter(TextGuard guard, JsonLineLimits limits, @Nullable BeanReader beans) {
		this.guard = guard;
		this.limits = limits;
		this.beans = beans;
		this.numbers = new NumberWriter(guard, limits);
		this.containers = new ContainerWriter(guard, this);
	}

	/** Writes a value. Never throws. */
	void write(Utf8Buffer buffer, @Nullable Object value) {
		write(buffer, value, 0);
	}

	void write(Utf8Buffer buffer, @Nullable Object value, int depth) {
		int start = buffer.size;
		try {
			dispatch(buffer, value, depth);
		}
		catch (Throwable ex) {
			buffer.size = start;
			buffer.text(placeholder(value, ex));
		}
	}

	/**
	 * Returns a placeholder with the class names of the value and the failure, since
	 * getting them runs no application code.
	 */
	static String placeholder(@Nullable Object value, Throwable failure) {
		String type = (value != null) ? value.getClass().getName() : "null";
		return "[unwritable " + type + ": " + failure.getClass().getName() + "]";
	}

	private void dispatch(Utf8Buffer buffer, @Nullable Object value, int depth) {
		if (value == null) {
			buffer.ascii("null");
		}
		else if (value instanceof String text) {
			text(buffer, text);
		}
		else if (value instanceof Number number) {
			this.numbers.write(buffer, number);
		}
		else if (value instanceof Boolean || value instanceof AtomicBoolean) {
			buffer.ascii(value.toString());
		}
		else if (depth >= this.limits.depth() && isContainer(value)) {
			buffer.text("[too deep]");
		}
		else {
			structured(buffer, value, depth);
		}
	}

	private static boolean isContainer(Object value) {
		return value instanceof Map || value instanceof Iterable || value.getClass().isArray()
				|| value instanceof Record || value instanceof JsonNode || ValueForms.isReference(value);
	}

	private void structured(Utf8Buffer buffer, Object value, int depth) {
		Object form = ValueForms.of(value);
		if (ValueForms.isReference(value)) {
			write(buffer, form, depth + 1);
		}
		else if (form != value) {
			write(buffer, form, depth);
		}
		else if (value instanceof JsonNode node) {
			node(buffer, node, depth);
		}
		else if (value instanceof Map<?, ?> map) {
			this.containers.object(buffer, map, depth);
		}
		else if (value instanceof Iterable<?> iterable) {
			this.containers.array(buffer, iterable, depth);
		}
		else if (value instanceof byte[] bytes) {
			bytes(buffer, bytes);
		}
		else if (value instanceof char[] characters) {
			// As an array of single characters, a secret would not be recognized.
			text(buffer, new String(characters));
		}
		else if (value.getClass().isArray()) {
			this.containers.arrayOf(buffer, value, depth);
		}
		else if (value instanceof Record object) {
			this.containers.object(buffer, object, depth);
		}
		else if (this.beans == null) {
			text(buffer, String.valueOf(value));
		}
		else if (value instanceof RawValue raw) {
			raw(buffer, String.valueOf(raw.rawValue()), this.beans, depth);
		}
		else {
			node(buffer, this.beans.read(value), depth);
		}
	}

	/**
	 * Writes a text that should be JSON as JSON if it can be parsed, otherwise as text.
	 */
	private void raw(Utf8Buffer buffer, String json, BeanReader reader, int depth) {
		JsonNode node;
		try {
			node = reader.parse(json);
		}
		catch (RuntimeException | StackOverflowError ex) {
			text(buffer, json);
			return;
		}
		node(buffer, node, depth);
	}

	private void text(Utf8Buffer buffer, String text) {
		this.guard.write(buffer, text, this.limits.message());
	}

	private void bytes(Utf8Buffer buffer, byte[] bytes) {
		int length = Math.min(bytes.length, this.limits.message());
		text(buffer, Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, length)));
	}

	private void node(Utf8Buffer buffer, JsonNode node, int depth) {
		if (node.isObject()) {
			this.containers.object(buffer, node, depth);
		}
		else if (node.isArray()) {
			this.containers.array(buffer, node.values(), depth);
		}
		else if (node instanceof POJONode foreign) {
			write(buffer, foreign.getPojo(), depth);
		}
		else if (node.isNumber()) {
			this.numbers.write(buffer, node.numberValue());
		}
		else if (node.isBoolean()) {
			buffer.ascii(node.asString());
		}
		else if (node.isNull() || node.isMissingNode()) {
			buffer.ascii("null");
		}
		else {
			text(buffer, node.asString());
		}
	}

}
