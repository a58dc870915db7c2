/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * Bounded queue of many producers and one consumer, without locks: a producer claims a
 * place by advancing {@code tail}, then fills it; the consumer empties the place at
 * {@code head}, then advances. A producer names the limit that holds for it, so that a
 * part of the ring can be kept free for what matters more.
 *
 * @param <E> type of the elements
 */
final class EventRing<E> {

	private final AtomicReferenceArray<@Nullable E> places;

	private final int mask;

	private final AtomicLong tail = new AtomicLong();

	private final AtomicLong head = new AtomicLong();

	EventRing(int capacity) {
		if (Integer.bitCount(capacity) != 1) {
			throw new IllegalArgumentException("The capacity must be a power of two, and is " + capacity);
		}
		this.places = new AtomicReferenceArray<>(capacity);
		this.mask = capacity - 1;
	}

	/**
	 * Adds an element unless as many as {@code limit} are waiting. Never blocks.
	 * @param element the element
	 * @param limit how many may be waiting, at most the capacity
	 * @return whether the element was added
	 */
	boolean offer(E element, int limit) {
		long claimed;
		do {
			claimed = this.tail.get();
			if (claimed - this.head.get() >= limit) {
				return false;
			}
		}
		while (!this.tail.compareAndSet(claimed, claimed + 1));
		// A full fence: who looks afterwards whether the consumer sleeps sees the truth.
		this.places.set((int) claimed & this.mask, element);
		return true;
	}

	/**
	 * Takes the oldest element. For the one consumer only.
	 * @return the element, or {@code null} when there is none, or when its producer has
	 * claimed the place and not filled it yet
	 */
	@Nullable E poll() {
		long taken = this.head.get();
		int place = (int) taken & this.mask;
		E element = this.places.get(place);
		if (element != null) {
			this.places.lazySet(place, null);
			this.head.set(taken + 1);
		}
		return element;
	}

	int capacity() {
		return this.mask + 1;
	}

	int size() {
		long taken = this.head.get(); // First, so that the difference is never negative.
		return (int) Math.min(this.tail.get() - taken, capacity());
	}

	long added() {
		return this.tail.get();
	}

	long taken() {
		return this.head.get();
	}

}
