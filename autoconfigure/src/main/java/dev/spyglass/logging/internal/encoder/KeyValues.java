/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Key-values of one line in the order in which they were added. Not thread-safe.
 */
final class KeyValues {

	private Key[] keys = new Key[16];

	private @Nullable Object[] values = new Object[16];

	private int size;

	void clear() {
		Arrays.fill(this.values, 0, this.size, null);
		this.size = 0;
	}

	int size() {
		return this.size;
	}

	Key key(int index) {
		return this.keys[index];
	}

	@Nullable Object value(int index) {
		return this.values[index];
	}

	/** Returns the index of a key, or -1 if it is missing. */
	int indexOf(Key key) {
		for (int index = 0; index < this.size; index++) {
			if (this.keys[index].is(key)) {
				return index;
			}
		}
		return -1;
	}

	void addAll(KeyValues others) {
		for (int index = 0; index < others.size; index++) {
			add(others.keys[index], others.values[index]);
		}
	}

	void add(Key key, @Nullable Object value) {
		if (this.size == this.keys.length) {
			this.keys = Arrays.copyOf(this.keys, this.size * 2);
			this.values = Arrays.copyOf(this.values, this.size * 2);
		}
		this.keys[this.size] = key;
		this.values[this.size] = value;
		this.size++;
	}

}
