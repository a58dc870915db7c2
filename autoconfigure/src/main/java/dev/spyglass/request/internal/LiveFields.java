/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Provides a live view of a request's fields, including those that are added later.
 * Reactor's context is immutable, but a live value in it can change. Thread-safe.
 */
final class LiveFields extends AbstractMap<String, String> {

	private final ActiveRequest active;

	LiveFields(ActiveRequest active) {
		this.active = active;
	}

	@Override
	public @Nullable String get(@Nullable Object name) {
		return this.active.fields().get(name);
	}

	@Override
	public Set<Map.Entry<String, String>> entrySet() {
		return this.active.fields().entrySet();
	}

}
