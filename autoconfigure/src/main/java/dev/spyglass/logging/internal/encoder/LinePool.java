/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Pool of lines. A thread that finds its slot empty gets a new line, so that no thread
 * waits, not even one that logs while it encodes an event. A thread-local would cost one
 * buffer for each virtual thread. Thread-safe.
 */
final class LinePool {

	private static final int SLOTS = 16;

	/** Maximum size of the buffer of a line to return to the pool. */
	private static final int MAX_KEPT = 128 * 1024;

	private final AtomicReferenceArray<@Nullable Line> slots = new AtomicReferenceArray<>(SLOTS);

	private final Supplier<Line> factory;

	LinePool(Supplier<Line> factory) {
		this.factory = factory;
	}

	Line acquire() {
		Line line = this.slots.getAndSet(slot(), null);
		return (line != null) ? line : this.factory.get();
	}

	void release(Line line) {
		if (line.buffer.bytes.length <= MAX_KEPT) {
			this.slots.lazySet(slot(), line);
		}
	}

	// threadId() is available since Java 19 only.
	@SuppressWarnings("deprecation")
	private static int slot() {
		return (int) Thread.currentThread().getId() & (SLOTS - 1);
	}

}
