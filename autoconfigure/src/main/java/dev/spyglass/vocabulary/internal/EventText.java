/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary.internal;

/**
 * Builds the message of one of Spyglass' own lines: a sentence for people, the same in
 * every locale. Texts that come from outside lose their control characters, since any
 * pattern may write the message as it is. Not thread-safe.
 */
public final class EventText {

	private static final long NANOS_PER_MILLI = 1_000_000;

	private static final long NANOS_PER_SECOND = 1_000_000_000;

	private static final long TENTHS_PER_UNIT = 10;

	private static final long MILLIS_PER_SECOND = 1_000;

	private static final long SECONDS_PER_MINUTE = 60;

	private static final long MINUTES_PER_HOUR = 60;

	private static final char REPLACEMENT = '\ufffd';

	private final StringBuilder text = new StringBuilder(80);

	/**
	 * Appends words of Spyglass' own.
	 * @param words the words
	 * @return this text
	 */
	public EventText words(String words) {
		this.text.append(words);
		return this;
	}

	/**
	 * Appends a number.
	 * @param number the number
	 * @return this text
	 */
	public EventText number(long number) {
		this.text.append(number);
		return this;
	}

	/**
	 * Appends a text from outside, with its control characters replaced: those that end a
	 * line, change a terminal or reverse the direction of the text.
	 * @param value the text
	 * @return this text
	 */
	public EventText value(String value) {
		int begin = this.text.length();
		this.text.append(value);
		for (int index = begin; index < this.text.length(); index++) {
			if (isControl(this.text.charAt(index))) {
				this.text.setCharAt(index, REPLACEMENT);
			}
		}
		return this;
	}

	/**
	 * Appends a duration in the unit that suits it, for example {@code 12.3 ms},
	 * {@code 4.2 s}, {@code 3 min 12 s} or {@code 2 h 5 min}.
	 * @param nanos the duration in nanoseconds; a negative one counts as zero
	 * @return this text
	 */
	public EventText duration(long nanos) {
		long tenths = rounded(nanos, NANOS_PER_MILLI / TENTHS_PER_UNIT);
		if (tenths < MILLIS_PER_SECOND * TENTHS_PER_UNIT) {
			return tenths(tenths).words(" ms");
		}
		tenths = rounded(nanos, NANOS_PER_SECOND / TENTHS_PER_UNIT);
		if (tenths < SECONDS_PER_MINUTE * TENTHS_PER_UNIT) {
			return tenths(tenths).words(" s");
		}
		long seconds = rounded(nanos, NANOS_PER_SECOND);
		long minutes = seconds / SECONDS_PER_MINUTE;
		if (minutes < MINUTES_PER_HOUR) {
			return number(minutes).words(" min ").number(seconds % SECONDS_PER_MINUTE).words(" s");
		}
		return number(minutes / MINUTES_PER_HOUR).words(" h ").number(minutes % MINUTES_PER_HOUR).words(" min");
	}

	private EventText tenths(long tenths) {
		return number(tenths / TENTHS_PER_UNIT).words(".").number(tenths % TENTHS_PER_UNIT);
	}

	private static long rounded(long value, long unit) {
		return (value < 0) ? 0 : value / unit + ((value % unit * 2 >= unit) ? 1 : 0);
	}

	private static boolean isControl(char c) {
		return c < ' ' || (c >= 0x7f && c <= 0x9f) || (c >= 0x200e && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e)
				|| (c >= 0x2066 && c <= 0x2069);
	}

	/**
	 * Returns the text.
	 * @return the text
	 */
	@Override
	public String toString() {
		return this.text.toString();
	}

}
