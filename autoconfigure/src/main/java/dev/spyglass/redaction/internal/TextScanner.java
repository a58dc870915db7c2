/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Scans a text from left to right and replaces the secrets that the built-in rules find.
 * A first pass with {@link TriggerMatcher} recognizes texts without secrets, which are
 * nearly all; only a text with a secret is scanned again to replace it. Each character is
 * read a bounded number of times, because there are no regular expressions and no
 * backtracking. Allocates nothing for a text without secrets. Immutable and thread-safe.
 */
final class TextScanner {

	private static final Trigger[] TRIGGERS = Trigger.values();

	/**
	 * Bit that is set, in addition to a trigger, if a known secret may start with the
	 * character.
	 */
	private static final byte KNOWN = 32;

	private final SecretFinder finder;

	private final TriggerMatcher matcher;

	private final RedactionCounts counts;

	/**
	 * Ordinal plus one of the trigger that a character may start, indexed by the code of
	 * {@link Ascii#code}.
	 */
	private final byte[] triggerByCode = new byte[128];

	TextScanner(SecretKeys keys, KnownSecrets secrets, boolean emails, RedactionCounts counts) {
		this.finder = new SecretFinder(keys, secrets);
		this.matcher = new TriggerMatcher(secrets, emails);
		this.counts = counts;
		trigger(IssuedTokens.firsts(), Trigger.TOKEN);
		trigger("=:>", Trigger.ASSIGNMENT);
		trigger("bB", Trigger.SCHEME);
		trigger("0123456789", Trigger.CARD);
		// The rarest character of "eyJ".
		trigger("J", Trigger.JWT);
		trigger(emails ? "@" : "", Trigger.EMAIL);
		trigger("-", Trigger.PEM);
		for (char code : secrets.starts().toCharArray()) {
			this.triggerByCode[code] |= KNOWN;
		}
	}

	private TextScanner(TextScanner other, RedactionCounts counts) {
		this.finder = other.finder;
		this.matcher = other.matcher;
		this.counts = counts;
		System.arraycopy(other.triggerByCode, 0, this.triggerByCode, 0, this.triggerByCode.length);
	}

	private void trigger(String characters, Trigger trigger) {
		for (char code : characters.toCharArray()) {
			this.triggerByCode[code] = (byte) (trigger.ordinal() + 1);
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

	/** Returns whether an ASCII text may contain a secret. */
	boolean mayHaveSecret(byte[] ascii, int from, int to) {
		return this.matcher.isAnyIn(ascii, from, to);
	}

	private boolean hasSecret(String text) {
		int length = text.length();
		long state = this.matcher.start;
		for (int from = 0; from < length; from += TriggerMatcher.PART) {
			int to = Math.min(from + TriggerMatcher.PART, length);
			long next = this.matcher.next(state, text, from, to);
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
			state = this.matcher.next(state, text.charAt(index));
			if (!this.matcher.isAnyEnd(state)) {
				continue;
			}
			for (Trigger trigger : TRIGGERS) {
				if (this.matcher.isEnd(trigger, state)
						&& this.finder.find(trigger, text, index - trigger.rest) != Match.NONE) {
					return true;
				}
			}
		}
		return false;
	}

	/** Replaces all secrets of a text; returns an equal text if it has none. */
	String replace(String text) {
		StringBuilder clean = new StringBuilder(text.length());
		int copied = 0;
		Repeats repeats = new Repeats();
		for (long match = next(text, 0); match != Match.NONE; match = next(text, copied)) {
			this.counts.increment(Match.rule(match));
			if (Match.rule(match) == Rule.KEY) {
				repeats.add(text, Match.start(match), Match.end(match));
			}
			if (Match.start(match) >= copied) {
				clean.append(text, copied, Match.start(match)).append(Redaction.MASK);
			}
			copied = (Match.rule(match) == Rule.KNOWN_VALUE) ? endOfAssignment(text, match) : Match.end(match);
		}
		return repeats.replaceIn(clean.append(text, copied, text.length()).toString());
	}

	/**
	 * Returns the end of a known secret, or of the value that is assigned within it,
	 * which may be longer.
	 */
	private int endOfAssignment(String text, long known) {
		for (int index = Match.start(known) + 1; index < Match.end(known); index++) {
			if ("=:>".indexOf(text.charAt(index)) >= 0) {
				long match = this.finder.find(Trigger.ASSIGNMENT, text, index);
				if (match != Match.NONE && Match.end(match) > Match.end(known)) {
					return Match.end(match);
				}
			}
		}
		return Match.end(known);
	}

	/**
	 * Returns the next match that ends after {@code from}, or {@link Match#NONE}. What
	 * stands before {@code from} is read, too: a key may itself be a known secret.
	 */
	private long next(String text, int from) {
		long first = Match.NONE;
		int limit = text.length();
		for (int index = from; index < limit; index++) {
			byte entry = this.triggerByCode[Ascii.code(text.charAt(index))];
			int ordinal = (entry & ~KNOWN) - 1;
			long match = (ordinal >= 0) ? this.finder.find(TRIGGERS[ordinal], text, index) : Match.NONE;
			if (match == Match.NONE && (entry & KNOWN) != 0) {
				match = this.finder.find(Trigger.KNOWN, text, index);
			}
			if (match != Match.NONE && Match.end(match) > from && Match.start(match) < limit) {
				// A value may stand apart from its key, with another secret between.
				first = match;
				limit = Match.start(match);
			}
		}
		return first;
	}

}
