/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

/**
 * Hands out the same things again and again, in turn. Not thread-safe.
 *
 * @param <T> their type
 */
final class Turns<T> {

	private final T[] all;

	private int next;

	/**
	 * Creates turns.
	 * @param all a power of two of them
	 */
	Turns(T[] all) {
		this.all = all;
	}

	T next() {
		return this.all[this.next++ & (this.all.length - 1)];
	}

}
