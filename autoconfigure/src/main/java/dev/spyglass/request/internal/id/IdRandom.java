/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Random bits for ids. An id is no secret, so a generator per thread is enough and no
 * lock is shared; the process' own seed keeps processes that start at the same moment
 * apart.
 */
final class IdRandom {

	private static final long SEED = new SecureRandom().nextLong();

	private IdRandom() {
	}

	static long nextLong() {
		return ThreadLocalRandom.current().nextLong() ^ SEED;
	}

}
