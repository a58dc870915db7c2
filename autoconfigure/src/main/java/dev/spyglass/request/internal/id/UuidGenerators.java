/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.UUID;

/**
 * Generates UUIDs (RFC 9562) without the shared lock of {@link UUID#randomUUID()}.
 */
final class UuidGenerators {

	private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;

	private UuidGenerators() {
	}

	static String random() {
		return uuid((IdRandom.nextLong() & VERSION_MASK) | 0x4000L);
	}

	static String timeOrdered(long epochMillis) {
		return uuid((epochMillis << 16) | 0x7000L | (IdRandom.nextLong() & 0x0fffL));
	}

	private static String uuid(long mostSignificant) {
		return new UUID(mostSignificant, (IdRandom.nextLong() & VARIANT_MASK) | VARIANT).toString();
	}

}
