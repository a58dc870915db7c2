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
 * Lends lines to threads. A thread that finds its place empty gets a new line; so nobody
 * waits, also not a thread that logs while it is encoding. Not a thread-local: with
 * virtual threads that would cost a buffer each. Thread-safe.
 */
final class LinePool {

	private static final int PLACES = 16;

	/** A line whose buffer grew beyond this is not kept. */
	private static final int MAX_KEPT = 128 * 1024;

	private final AtomicReferenceArray<@Nullable Line> places = new AtomicReferenceArray<>(PLACES);

	private final Supplier<Line> factory;

	LinePool(Supplier<Line> factory) {
		this.factory = factory;
	}

	Line acquire() {
		Line line = this.places.getAndSet(place(), null);
		return (line != null) ? line : this.factory.get();
	}

	void release(Line line) {
		if (line.buffer.bytes.length <= MAX_KEPT) {
			this.places.lazySet(place(), line);
		}
	}

	@SuppressWarnings("deprecation") // threadId() came with Java 19
	private static int place() {
		return (int) Thread.currentThread().getId() & (PLACES - 1);
	}

}
