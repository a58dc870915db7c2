/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.failure.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bounded set of ids that removes the oldest beyond its limit. Thread-safe.
 */
public final class RecentIds {

	private static final int MAX_IDS = 10_000;

	private final Map<String, Boolean> ids = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > MAX_IDS;
		}

	};

	/** Whether there are no ids, so that looking for one needs no lock. */
	private volatile boolean empty = true;

	/**
	 * Adds an id.
	 * @param id the id
	 */
	public synchronized void add(String id) {
		this.ids.put(id, Boolean.TRUE);
		this.empty = false;
	}

	/**
	 * Removes an id.
	 * @param id the id
	 * @return whether the set contained it
	 */
	public boolean remove(String id) {
		return !this.empty && removeLocked(id);
	}

	private synchronized boolean removeLocked(String id) {
		boolean removed = this.ids.remove(id) != null;
		this.empty = this.ids.isEmpty();
		return removed;
	}

}
