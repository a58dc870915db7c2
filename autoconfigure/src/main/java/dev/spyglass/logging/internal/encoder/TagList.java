/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * List of the tags of one line, without duplicates. Not thread-safe.
 */
final class TagList {

	private static final int MAX_TAGS = 32;

	/**
	 * Marker that Commons Logging adds to each line of Spring; it does not help a reader.
	 */
	private static final String BRIDGE_MARKER = "COMMONS-LOGGING";

	private final String[] tags = new String[MAX_TAGS];

	private int size;

	void clear() {
		Arrays.fill(this.tags, 0, this.size, null);
		this.size = 0;
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	int size() {
		return this.size;
	}

	String get(int index) {
		return this.tags[index];
	}

	void add(@Nullable String name) {
		if (name == null || name.equals(BRIDGE_MARKER) || this.size == MAX_TAGS) {
			return;
		}
		for (int index = 0; index < this.size; index++) {
			if (this.tags[index].equals(name)) {
				return;
			}
		}
		this.tags[this.size++] = name;
	}

	/**
	 * Adds the value of a key-value.
	 * @return whether it is a string, or contains strings only
	 */
	boolean addAll(@Nullable Object value) {
		if (value instanceof String text) {
			add(text);
		}
		else if (value instanceof Collection<?> names && names.stream().allMatch(String.class::isInstance)) {
			names.forEach((name) -> add((String) name));
		}
		else if (value instanceof String[] names) {
			List.of(names).forEach(this::add);
		}
		else {
			return false;
		}
		return true;
	}

}
