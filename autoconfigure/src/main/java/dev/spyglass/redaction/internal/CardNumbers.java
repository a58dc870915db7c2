/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Finds the numbers of payment cards. A card number starts with the digits of a major
 * card scheme, has one of the scheme's lengths, optionally in the groups that are printed
 * on its cards, and has a valid check digit.
 *
 * @see <a href="https://www.iso.org/standard/70484.html">ISO/IEC 7812-1</a>
 */
final class CardNumbers {

	static final int SHORTEST = 13;

	/** Number of digits and separators after which a text is examined. */
	static final int TRIGGER = 7;

	private static final int LONGEST = 19;

	private static final int MAX_GROUPS = 5;

	/** Valid second digits as bits, indexed by first digit. */
	private static final int[] SECOND_DIGITS = { 0, 0, 0b00_1111_1100, 0b11_1111_0001, 0b11_1111_1111, 0b01_1111_1111,
			0b00_1011_0101, 0, 0, 0 };

	private CardNumbers() {
	}

	/**
	 * Returns the end of the card number that starts at this index, or -1. The first two
	 * digits must be checked already.
	 */
	static int end(String text, int start) {
		int group = groupEnd(text, start);
		int size = group - start;
		if (size >= SHORTEST) {
			return (isOfScheme(text, start, size) && hasCheckDigit(text, start, group) && !isLetter(text, group))
					? group : -1;
		}
		return (size == 4 || size == 6) ? groupedEnd(text, start, group) : -1;
	}

	private static int groupedEnd(String text, int start, int first) {
		if (first >= text.length() || !isSeparator(text.charAt(first))) {
			return -1;
		}
		char separator = text.charAt(first);
		int layout = first - start;
		int digits = first - start;
		int end = first;
		int groups = 1;
		while (groups < MAX_GROUPS && digits < LONGEST && end + 1 < text.length() && text.charAt(end) == separator
				&& Ascii.isDigit(text.charAt(end + 1))) {
			int next = groupEnd(text, end + 1);
			int size = next - end - 1;
			if (digits + size > LONGEST) {
				break;
			}
			layout = layout * 100 + size;
			digits += size;
			groups++;
			end = next;
			if (isPrinted(layout) && isOfScheme(text, start, digits) && hasCheckDigit(text, start, end)
					&& !isLetter(text, end) && !isColumn(text, start, end, separator)) {
				return end;
			}
		}
		return -1;
	}

	/** Returns whether cards are printed with groups of these sizes. */
	private static boolean isPrinted(int layout) {
		return switch (layout) {
			case 4_04_04_04, 4_06_05, 4_06_04, 4_03_03_03, 6_13, 4_04_04_03, 4_04_04_02 -> true;
			default -> false;
		};
	}

	/**
	 * Returns whether the digits are part of a longer row of numbers. A card number may
	 * be followed by its date or security code.
	 */
	private static boolean isColumn(String text, int start, int end, char separator) {
		int before = start - 1;
		while (before > 0 && Ascii.isDigit(text.charAt(before - 1)) && text.charAt(start - 1) == separator
				&& start - before < 6) {
			before--;
		}
		if (start - 1 - before == 4) {
			return true;
		}
		if (end + 1 >= text.length() || text.charAt(end) != separator) {
			return false;
		}
		int next = groupEnd(text, end + 1);
		int size = next - end - 1;
		if (size == 4) {
			int date = Integer.parseInt(text, end + 1, next, 10);
			return (date / 100 < 1 || date / 100 > 12) && date / 100 != 20;
		}
		return size > 4;
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
	 * Returns whether the two digits at this index may start the number of a card.
	 */
	static boolean isIssued(String text, int start) {
		int second = text.charAt(start + 1) - '0';
		return second >= 0 && second <= 9 && (SECOND_DIGITS[text.charAt(start) - '0'] & (1 << second)) != 0;
	}

	/**
	 * Returns whether the scheme to which the first digits belong has numbers of this
	 * length: Visa, Mastercard, Amex, Discover, JCB, Diners, UnionPay or Maestro.
	 */
	private static boolean isOfScheme(String text, int start, int length) {
		int prefix = prefix(text, start);
		int two = prefix / 100;
		return switch (two / 10) {
			case 4 -> length == 13 || length == 16 || length == 19;
			case 2 -> length == 16 && prefix >= 2221 && prefix <= 2720;
			case 3 -> switch (two) {
				case 34, 37 -> length == 15;
				case 35 -> prefix >= 3528 && prefix <= 3589 && length >= 16;
				case 36, 38, 39 -> length == 14 || (length == 16 && two != 36);
				default -> prefix <= 3059 && length == 14;
			};
			case 5 -> (two >= 51 && two <= 55) ? length == 16 : isMaestro(prefix);
			default -> isMaestro(prefix) || (length >= 16
					&& (prefix == 6011 || (prefix >= 6440 && prefix <= 6599) || (two == 62 && length != 15)));
		};
	}

	private static boolean isMaestro(int prefix) {
		return switch (prefix) {
			case 5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763 -> true;
			default -> false;
		};
	}

	/** Returns the first four digits, which are never divided. */
	private static int prefix(String text, int start) {
		return Integer.parseInt(text, start, start + 4, 10);
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
