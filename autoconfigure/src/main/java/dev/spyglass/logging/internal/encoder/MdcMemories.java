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
final class MdcMemories {

	private static final int COUNT = 16;

	private final @Nullable MdcMemory[] memories = new MdcMemory[COUNT];

	MdcMemory of(@Nullable String thread) {
		int index = (thread != null) ? thread.hashCode() & (COUNT - 1) : 0;
		MdcMemory memory = this.memories[index];
		if (memory == null) {
			memory = new MdcMemory();
			this.memories[index] = memory;
		}
		return memory;
	}

}
