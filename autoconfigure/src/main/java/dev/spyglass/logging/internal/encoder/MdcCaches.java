/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import org.jspecify.annotations.Nullable;

/**
 * A memory for each thread, more or less, since threads take turns. Not thread-safe.
 */
final class MdcCaches {

	private static final int COUNT = 16;

	private final @Nullable MdcCache[] memories = new MdcCache[COUNT];

	MdcCache of(@Nullable String thread) {
		int index = (thread != null) ? thread.hashCode() & (COUNT - 1) : 0;
		MdcCache memory = this.memories[index];
		if (memory == null) {
			memory = new MdcCache();
			this.memories[index] = memory;
		}
		return memory;
	}

}
