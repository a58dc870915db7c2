/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Walks over a text from left to right and replaces what the built-in rules find. Nearly
 * all texts have no secret, which a first walk finds out by {@link TriggerMatcher} alone;
 * only a text with one is walked again, to replace all. Each character is looked at a
 * bounded number of times, whatever the text: no regular expression, no going back.
 * Allocates nothing for a text without secrets. Immutable and thread-safe.
 */
final class TextScanner {

	private static final Trigger[] SIGNS = Trigger.values();

	/** Set beside a sign: a known secret may start here. */
	private static final byte KNOWN = 8;

	private final SecretFinder finder;

	private final TriggerMatcher signs;

	private final RedactionCounts counts;

	/**
	 * One more than the ordinal of the sign that a character may begin, by its code in
	 * ASCII; at 0 for all beyond.
	 */
	private final byte[] triggers = new byte[128];

	TextScanner(SecretKeys keys, KnownSecrets secrets, boolean emails, RedactionCounts counts) {
		this.finder = new SecretFinder(keys, secrets);
		this.signs = new TriggerMatcher(secrets, emails);
		this.counts = counts;
		trigger("=:", Trigger.ASSIGNMENT);
		trigger("bB", Trigger.SCHEME);
		trigger("0123456789", Trigger.CARD);
		trigger("J", Trigger.JWT); // Of "eyJ" the rarest.
		trigger(emails ? "@" : "", Trigger.EMAIL);
		trigger("-", Trigger.PEM);
		for (char code : secrets.starts().toCharArray()) {
			this.triggers[code] |= KNOWN;
		}
	}

	private TextScanner(TextScanner other, RedactionCounts counts) {
		this.finder = other.finder;
		this.signs = other.signs;
		this.counts = counts;
		System.arraycopy(other.triggers, 0, this.triggers, 0, this.triggers.length);
	}

	private void trigger(String characters, Trigger sign) {
		for (char code : characters.toCharArray()) {
			this.triggers[code] = (byte) (sign.ordinal() + 1);
		}
	}

	TextScanner countedBy(RedactionCounts counts) {
		return new TextScanner(this, counts);
	}

	/**
	 * Returns the text without secrets, the same instance if there are none.
	 */
	String scan(String text) {
		return hasSecret(text) ? replace(text) : text;
	}

	/** Says whether an ASCII text may have a secret. */
	boolean mayHaveSecret(byte[] ascii, int from, int to) {
		return this.signs.isAnyIn(ascii, from, to);
	}

	private boolean hasSecret(String text) {
		int length = text.length();
		long state = this.signs.start;
		for (int from = 0; from < length; from += TriggerMatcher.PART) {
			int to = Math.min(from + TriggerMatcher.PART, length);
			long next = this.signs.next(state, text, from, to);
			if (TriggerMatcher.isAny(next) && hasSecret(text, from, to, state)) {
				return true;
			}
			state = next;
		}
		return false;
	}

	private boolean hasSecret(String text, int from, int to, long before) {
		long state = before;
		for (int index = from; index < to; index++) {
			state = this.signs.next(state, text.charAt(index));
			for (Trigger sign : SIGNS) {
				if (this.signs.isEnd(sign, state) && this.finder.find(sign, text, index - sign.rest, 0) != Match.NONE) {
					return true;
				}
			}
		}
		return false;
	}

	/** Replaces what there is; the same text, if not the same instance, without. */
	String replace(String text) {
		StringBuilder clean = new StringBuilder(text.length());
		int copied = 0;
		for (long hit = next(text, 0); hit != Match.NONE; hit = next(text, copied)) {
			this.counts.hit(Match.rule(hit));
			clean.append(text, copied, Match.start(hit)).append(Redaction.MASK);
			copied = Match.end(hit);
		}
		return clean.append(text, copied, text.length()).toString();
	}

	/** Returns the next hit, whose start is not before {@code from}. */
	private long next(String text, int from) {
		for (int index = from; index < text.length(); index++) {
			byte trigger = this.triggers[Ascii.code(text.charAt(index))];
			int sign = (trigger & ~KNOWN) - 1;
			long hit = (sign >= 0) ? this.finder.find(SIGNS[sign], text, index, from) : Match.NONE;
			if (hit == Match.NONE && (trigger & KNOWN) != 0) {
				hit = this.finder.find(Trigger.KNOWN, text, index, from);
			}
			if (hit != Match.NONE) {
				return hit;
			}
		}
		return Match.NONE;
	}

}
