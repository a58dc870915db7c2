/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Generates random bits for ids. Ids are not secret, so a generator per thread is
 * sufficient, and threads share no lock. A seed per process ensures that processes that
 * start at the same time generate different ids.
 */
final class IdRandom {

	private static final long SEED = new SecureRandom().nextLong();

	private IdRandom() {
	}

	static long nextLong() {
		return ThreadLocalRandom.current().nextLong() ^ SEED;
	}

}
