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
 * Bounded lock-free queue for many producers and one consumer. A producer claims a slot
 * by advancing {@code tail} and then fills it; the consumer clears the slot at
 * {@code head} and then advances. A producer passes the limit that applies to it, so that
 * a part of the ring can be reserved for important elements.
 *
 * @param <E> type of the elements
 */
final class EventRing<E> {

	private final AtomicReferenceArray<@Nullable E> slots;

	private final int mask;

	private final AtomicLong tail = new AtomicLong();

	private final AtomicLong head = new AtomicLong();

	EventRing(int capacity) {
		if (Integer.bitCount(capacity) != 1) {
			throw new IllegalArgumentException("The capacity must be a power of two but is " + capacity);
		}
		this.slots = new AtomicReferenceArray<>(capacity);
		this.mask = capacity - 1;
	}

	/**
	 * Adds an element unless {@code limit} elements are already waiting. Never blocks.
	 * @param element the element
	 * @param limit maximum number of waiting elements, at most the capacity
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
		// A full fence, so that a producer which then checks whether the consumer
		// sleeps reads its current state.
		this.slots.set((int) claimed & this.mask, element);
		return true;
	}

	/**
	 * Takes the oldest element. Only the consumer may call it.
	 * @return the element, or {@code null} if there is none, or if its producer has
	 * claimed the slot but not filled it yet
	 */
	@Nullable E poll() {
		long taken = this.head.get();
		int slot = (int) taken & this.mask;
		E element = this.slots.get(slot);
		if (element != null) {
			this.slots.lazySet(slot, null);
			this.head.set(taken + 1);
		}
		return element;
	}

	int capacity() {
		return this.mask + 1;
	}

	int size() {
		// Read first, so that the difference is never negative.
		long taken = this.head.get();
		return (int) Math.min(this.tail.get() - taken, capacity());
	}

	long added() {
		return this.tail.get();
	}

	long taken() {
		return this.head.get();
	}

}
