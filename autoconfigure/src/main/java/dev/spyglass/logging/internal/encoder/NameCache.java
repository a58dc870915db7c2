/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import org.jspecify.annotations.Nullable;

/**
 * Cache of logger and thread names as quoted bytes, with a fixed size; a new name may
 * replace another one. Not thread-safe.
 */
final class NameCache {

	private static final int SIZE = 128;

	private final @Nullable Entry[] entries = new Entry[SIZE];

	private final TextGuard guard;

	NameCache(TextGuard guard) {
		this.guard = guard;
	}

	/** Returns the redacted name in quotes. */
	byte[] quoted(@Nullable String name) {
		String text = (name != null) ? name : "null";
		int index = text.hashCode() & (SIZE - 1);
		Entry entry = this.entries[index];
		if (entry == null || !entry.name.equals(text)) {
			Utf8Buffer buffer = new Utf8Buffer(256);
			buffer.text(this.guard.redact(text), CoreParts.MAX_NAME);
			entry = new Entry(text, buffer.toByteArray());
			this.entries[index] = entry;
		}
		return entry.quoted;
	}

	private record Entry(String name, byte[] quoted) {

	}

}
