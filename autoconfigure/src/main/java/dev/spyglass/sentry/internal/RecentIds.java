/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounded set of ids that removes the oldest beyond its limit. Thread-safe.
 */
final class RecentIds {

	private static final int MAX_IDS = 10_000;

	private final Map<String, Boolean> ids = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > MAX_IDS;
		}

	};

	synchronized void add(String id) {
		this.ids.put(id, Boolean.TRUE);
	}

	synchronized boolean remove(String id) {
		return this.ids.remove(id) != null;
	}

}
