/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the numbers of payment cards. A card number has 13 to 19 digits, optionally in
 * groups, starts with the digits of a major card scheme, and has a valid check digit.
 *
 * @see <a href="https://www.iso.org/standard/70484.html">ISO/IEC 7812-1</a>
 */
final class CardNumbers {

	static final int SHORTEST = 13;

	private static final int LONGEST = 19;

	/** Valid second digits as bits, indexed by first digit. */
	private static final int[] SECOND_DIGITS = { 0, 0, 0b00_1111_1100, 0b01_1111_0001, 0b11_1111_1111, 0b11_1111_1111,
			0b00_0011_0101, 0, 0, 0 };

	private CardNumbers() {
	}

	/**
	 * Returns the end of the card number that starts at this index, or -1. The first two
	 * digits must be checked already.
	 */
	static int end(String text, int start) {
		int group = groupEnd(text, start);
		if (group - start >= SHORTEST) {
			return (group - start <= LONGEST && hasCheckDigit(text, start, group) && !isLetter(text, group)) ? group
					: -1;
		}
		int digits = group - start;
		int end = group;
		while (digits >= 3 && digits < LONGEST && end + 1 < text.length() && isSeparator(text.charAt(end))) {
			int next = groupEnd(text, end + 1);
			int size = next - end - 1;
			digits += size;
			end = next;
			if (size < 3 || size > 7 || digits > LONGEST) {
				return -1;
			}
			if (digits >= SHORTEST && hasCheckDigit(text, start, end) && !isLetter(text, end)) {
				return end;
			}
		}
		return -1;
	}

	/**
	 * Returns the end of the digits that start at this index, after at most one digit
	 * more than a card number can have.
	 */
	static int groupEnd(String text, int start) {
		int end = start;
		int limit = Math.min(text.length(), start + LONGEST + 1);
		while (end < limit && Ascii.isDigit(text.charAt(end))) {
			end++;
		}
		return end;
	}

	/**
	 * Returns whether the two digits at this index start a number of Visa, Mastercard,
	 * Amex, Discover, JCB, Diners or UnionPay.
	 */
	static boolean isIssued(String text, int start) {
		int second = text.charAt(start + 1) - '0';
		return second >= 0 && second <= 9 && (SECOND_DIGITS[text.charAt(start) - '0'] & (1 << second)) != 0;
	}

	/** Checks the check digit by the Luhn algorithm. */
	private static boolean hasCheckDigit(String text, int start, int end) {
		int sum = 0;
		boolean doubled = false;
		for (int index = end - 1; index >= start; index--) {
			char current = text.charAt(index);
			if (!Ascii.isDigit(current)) {
				continue;
			}
			int digit = current - '0';
			int value = doubled ? digit * 2 : digit;
			sum += (value > 9) ? value - 9 : value;
			doubled = !doubled;
		}
		return sum % 10 == 0;
	}

	private static boolean isLetter(String text, int index) {
		return index < text.length() && Character.isLetter(text.charAt(index));
	}

	private static boolean isSeparator(char character) {
		return character == ' ' || character == '-';
	}

}
