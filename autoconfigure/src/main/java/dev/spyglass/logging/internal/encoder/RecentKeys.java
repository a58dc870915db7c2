/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import org.jspecify.annotations.Nullable;

/**
 * Cache of recently used keys in front of the key table, with a fixed size. Not
 * thread-safe.
 */
final class RecentKeys {

	private static final int SIZE = 256;

	private final @Nullable Key[] keys = new Key[SIZE];

	private final KeyTable table;

	RecentKeys(KeyTable table) {
		this.table = table;
	}

	Key get(@Nullable String name) {
		if (name == null) {
			return this.table.get(null);
		}
		int index = name.hashCode() & (SIZE - 1);
		Key key = this.keys[index];
		if (key == null || !key.name().equals(name)) {
			key = this.table.get(name);
			this.keys[index] = key;
		}
		return key;
	}

}
