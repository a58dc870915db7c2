/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import org.jspecify.annotations.Nullable;

/**
 * Fixed number of MDC caches, selected by thread name, since different threads use the
 * same line in turn. Not thread-safe.
 */
final class MdcCaches {

	private static final int COUNT = 16;

	private final @Nullable MdcCache[] mdcCaches = new MdcCache[COUNT];

	MdcCache of(@Nullable String thread) {
		int index = (thread != null) ? thread.hashCode() & (COUNT - 1) : 0;
		MdcCache mdcCache = this.mdcCaches[index];
		if (mdcCache == null) {
			mdcCache = new MdcCache();
			this.mdcCaches[index] = mdcCache;
		}
		return mdcCache;
	}

}
