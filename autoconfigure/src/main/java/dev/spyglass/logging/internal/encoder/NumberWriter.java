/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;

import org.jspecify.annotations.Nullable;

/**
 * Writes a number as JSON, or as text if JSON cannot represent it. Stateless and
 * thread-safe.
 */
final class NumberWriter {

	private static final int MAX_DIGITS = 40;

	private final TextGuard guard;

	private final JsonLineLimits limits;

	NumberWriter(TextGuard guard, JsonLineLimits limits) {
		this.guard = guard;
		this.limits = limits;
	}

	void write(Utf8Buffer buffer, Number number) {
		if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
			buffer.number(number.longValue());
		}
		else if (number instanceof Double || number instanceof Float) {
			fraction(buffer, number);
		}
		else if (number instanceof DoubleAdder || number instanceof DoubleAccumulator) {
			fraction(buffer, number.doubleValue());
		}
		else {
			// The number may be a secret, such as a card number.
			String digits = digits(number);
			String checked = (digits != null) ? this.guard.redact(digits) : null;
			if (digits != null && digits.equals(checked)) {
				buffer.ascii(digits);
			}
			else {
				buffer.text((checked != null) ? checked : this.guard.redact(number.toString()), this.limits.message());
			}
		}
	}

	private static void fraction(Utf8Buffer buffer, Number number) {
		if (number instanceof Double && Double.isFinite(number.doubleValue())) {
			buffer.number(number.doubleValue());
		}
		else if (Double.isFinite(number.doubleValue())) {
			buffer.ascii(number.toString());
		}
		else {
			buffer.text(number.toString());
		}
	}

	private static @Nullable String digits(Number number) {
		if (number instanceof BigDecimal decimal) {
			boolean bounded = decimal.precision() <= MAX_DIGITS && Math.abs((long) decimal.scale()) <= 300;
			return bounded ? decimal.toString() : null;
		}
		if (number instanceof BigInteger integer) {
			return (integer.bitLength() <= 128) ? integer.toString() : null;
		}
		boolean whole = number instanceof Long
				|| number.getClass().getName().startsWith("java.util.concurrent.atomic.");
		return whole ? Long.toString(number.longValue()) : null;
	}

}
