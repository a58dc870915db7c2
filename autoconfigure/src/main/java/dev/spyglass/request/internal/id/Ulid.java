/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.nio.charset.StandardCharsets;

/**
 * Generates ULIDs, which have 48 bits of time and 80 random bits in Crockford's base 32.
 */
final class Ulid {

	private static final byte[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".getBytes(StandardCharsets.ISO_8859_1);

	private static final int TIME = 10;

	private static final int HALF = 8;

	private Ulid() {
	}

	static String of(long epochMillis) {
		byte[] ulid = new byte[TIME + 2 * HALF];
		write(ulid, 0, TIME, epochMillis);
		write(ulid, TIME, HALF, IdRandom.nextLong());
		write(ulid, TIME + HALF, HALF, IdRandom.nextLong());
		return new String(ulid, StandardCharsets.ISO_8859_1);
	}

	private static void write(byte[] target, int from, int length, long bits) {
		for (int i = from + length - 1; i >= from; i--) {
			target[i] = DIGITS[(int) (bits & 0x1f)];
			bits >>>= 5;
		}
	}

}
