/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;

/**
 * Cache of the keys of key-values. It holds the first 2,048 keys and evicts none; further
 * keys, and those longer than 256 characters, are computed each time. Thread-safe.
 */
final class KeyTable {

	/** Fields that entries of the MDC and key-values may set. */
	private static final Set<LogField> SLOTS = EnumSet.of(LogField.REQUEST_ID, LogField.CORRELATION_ID,
			LogField.TRACE_ID, LogField.SPAN_ID, LogField.TRACE_SAMPLED, LogField.USER_ID, LogField.TENANT_ID,
			LogField.OPERATION, LogField.OUTCOME, LogField.DURATION_MS, LogField.TASK_ID, LogField.BATCH_ID,
			LogField.QUEUE, LogField.HTTP, LogField.TAGS, LogField.EVENT);

	private static final int MAX_KEYS = 2048;

	private static final int MAX_KEY_BYTES = 256;

	private final Map<String, LogField> slots = slots();

	private final Map<String, Key> keys = new ConcurrentHashMap<>();

	private final Set<String> reserved;

	private final TextGuard guard;

	KeyTable(Set<String> reserved, TextGuard guard) {
		this.reserved = reserved;
		this.guard = guard;
	}

	private static Map<String, LogField> slots() {
		Map<String, LogField> slots = new HashMap<>();
		SLOTS.forEach((field) -> slots.put(field.fieldName(), field));
		slots.put(LogFields.MDC_TRACE_ID, LogField.TRACE_ID);
		slots.put(LogFields.MDC_SPAN_ID, LogField.SPAN_ID);
		slots.put(LogFields.MDC_HTTP_METHOD, LogField.HTTP);
		slots.put(LogFields.MDC_HTTP_ROUTE, LogField.HTTP);
		slots.put(LogFields.MDC_HTTP_CLIENT_IP, LogField.HTTP);
		return slots;
	}

	Key get(@Nullable String name) {
		String text = (name != null) ? name : "null";
		Key key = this.keys.get(text);
		return (key != null) ? key : add(text);
	}

	private Key add(String name) {
		boolean known = this.keys.size() < MAX_KEYS && name.length() <= MAX_KEY_BYTES;
		Key key = new Key(name, fragment(this.guard.redact(name)), this.slots.get(name), this.reserved.contains(name),
				this.guard.hides(name), known);
		Key first = known ? this.keys.putIfAbsent(name, key) : null;
		return (first != null) ? first : key;
	}

	/** Returns {@code ,"name":}. */
	static byte[] fragment(String name) {
		Utf8Buffer buffer = new Utf8Buffer(256);
		buffer.raw((byte) ',');
		buffer.text(name, MAX_KEY_BYTES);
		buffer.raw((byte) ':');
		return Arrays.copyOf(buffer.bytes, buffer.size);
	}

}
