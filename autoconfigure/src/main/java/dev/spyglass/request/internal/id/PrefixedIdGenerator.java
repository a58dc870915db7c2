/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.nio.charset.StandardCharsets;

import dev.spyglass.request.id.RequestIdGenerator;

/**
 * Generates ids that consist of a prefix and 16 hexadecimal digits. The ninth is a
 * letter, because redaction would hide some of the ids without a letter as card numbers.
 * Thread-safe and lock-free.
 */
final class PrefixedIdGenerator implements RequestIdGenerator {

	private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

	private static final int LENGTH = 16;

	private static final int DECIMAL = 10;

	private final byte[] prefix;

	PrefixedIdGenerator(String prefix) {
		this.prefix = prefix.getBytes(StandardCharsets.ISO_8859_1);
	}

	@Override
	public String generate() {
		byte[] id = new byte[this.prefix.length + LENGTH];
		System.arraycopy(this.prefix, 0, id, 0, this.prefix.length);
		long random = IdRandom.nextLong();
		for (int i = id.length - 1; i >= this.prefix.length; i--) {
			id[i] = DIGITS[(int) (random & 0xf)];
			random >>>= 4;
		}
		int middle = this.prefix.length + LENGTH / 2;
		if (id[middle] <= '9') {
			id[middle] = DIGITS[DECIMAL + (id[middle] - '0') % (DIGITS.length - DECIMAL)];
		}
		return new String(id, StandardCharsets.ISO_8859_1);
	}

}
