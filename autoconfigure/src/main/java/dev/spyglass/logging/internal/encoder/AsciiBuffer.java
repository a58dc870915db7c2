/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Growing buffer for bytes, ASCII text and numbers. Not thread-safe.
 */
class AsciiBuffer {

	static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	byte[] bytes;

	int size;

	AsciiBuffer(int capacity) {
		this.bytes = new byte[capacity];
	}

	byte[] toByteArray() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	void raw(byte value) {
		ensure(1);
		this.bytes[this.size++] = value;
	}

	void raw(byte[] value) {
		raw(value, value.length);
	}

	void raw(byte[] value, int length) {
		ensure(length);
		System.arraycopy(value, 0, this.bytes, this.size, length);
		this.size += length;
	}

	void number(long value) {
		if (value == Long.MIN_VALUE) {
			ascii("-9223372036854775808");
			return;
		}
		ensure(20);
		long rest = value;
		if (rest < 0) {
			this.bytes[this.size++] = '-';
			rest = -rest;
		}
		int digits = 1;
		for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
			digits++;
		}
		for (int position = this.size + digits - 1; position >= this.size; position--) {
			this.bytes[position] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		this.size += digits;
	}

	/**
	 * Writes a number exactly as {@link Double#toString(double)} formats it. A number
	 * with at most three decimals is written without creating a string.
	 */
	void number(double value) {
		double magnitude = Math.abs(value);
		if (magnitude >= 1e-3 && magnitude < 1e7) {
			long thousandths = Math.round(magnitude * 1000);
			if (thousandths / 1000.0 == magnitude) {
				if (value < 0) {
					raw((byte) '-');
				}
				number(thousandths / 1000);
				decimals((int) (thousandths % 1000));
				return;
			}
		}
		ascii(Double.toString(value));
	}

	private void decimals(int thousandths) {
		raw((byte) '.');
		if (thousandths % 100 == 0) {
			digits(thousandths / 100, 1);
		}
		else if (thousandths % 10 == 0) {
			digits(thousandths / 10, 2);
		}
		else {
			digits(thousandths, 3);
		}
	}

	/** Writes a number with leading zeros. */
	void digits(int value, int count) {
		ensure(count);
		int rest = value;
		for (int position = this.size + count - 1; position >= this.size; position--) {
			this.bytes[position] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		this.size += count;
	}

	/** Writes a quoted number of 16 hexadecimal digits. */
	void hexadecimal(long value) {
		ensure(18);
		this.bytes[this.size++] = '"';
		for (int shift = 60; shift >= 0; shift -= 4) {
			this.bytes[this.size++] = HEX[(int) (value >>> shift) & 0xf];
		}
		this.bytes[this.size++] = '"';
	}

	/** Writes a text that contains only ASCII characters. */
	void ascii(String value) {
		int length = value.length();
		ensure(length);
		for (int index = 0; index < length; index++) {
			this.bytes[this.size + index] = (byte) value.charAt(index);
		}
		this.size += length;
	}

	final void ensure(int extra) {
		if (extra > this.bytes.length - this.size) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.size + extra));
		}
	}

}
