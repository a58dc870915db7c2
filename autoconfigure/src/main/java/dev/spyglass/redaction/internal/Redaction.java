/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.List;

import dev.spyglass.redaction.RedactionRule;

/**
 * Takes secrets out of keys, values and free text, in time proportional to the text's
 * length. Thread-safe.
 */
public final class Redaction {

	/** Stands in place of a secret. */
	public static final String MASK = "[redacted]";

	private final SecretKeys keys;

	private final TextScanner scanner;

	private final List<? extends RedactionRule> patterns;

	private final List<RedactionRule> rules;

	private final RedactionCounts counts;

	/**
	 * Creates a redaction for one sink.
	 * @param settings what is a secret
	 * @param rules rules of the user's own, applied in this order after the built-in ones
	 * @param counts counts what is hidden
	 * @throws IllegalArgumentException if a pattern can't be matched in linear time
	 */
	public Redaction(RedactionSettings settings, List<RedactionRule> rules, RedactionCounts counts) {
		this.keys = new SecretKeys(settings.keys(), settings.allowedKeys());
		this.scanner = new TextScanner(this.keys, new KnownSecrets(settings.values()), settings.emails(), counts);
		this.patterns = settings.patterns().isEmpty() ? List.of()
				: settings.patterns().stream().map(LinearPatternRule::new).toList();
		this.rules = List.copyOf(rules);
		this.counts = counts;
	}

	private Redaction(Redaction other, RedactionCounts counts) {
		this.keys = other.keys;
		this.scanner = other.scanner.countedBy(counts);
		this.patterns = other.patterns;
		this.rules = other.rules;
		this.counts = counts;
	}

	/**
	 * Returns the same redaction for another sink, with what is costly to make shared.
	 * @param counts counts what is hidden there
	 * @return a redaction that knows the same secrets and rules
	 */
	public Redaction countedBy(RedactionCounts counts) {
		return new Redaction(this, counts);
	}

	/**
	 * Says whether a key hides its value, whatever that is.
	 * @param key key of a key-value
	 * @return whether the value must not be shown
	 */
	public boolean hides(String key) {
		return this.keys.hides(key);
	}

	/**
	 * Returns what stands in place of a hidden value, and counts it.
	 * @return the mask
	 */
	public String mask() {
		this.counts.hit(Rule.KEY);
		return MASK;
	}

	/**
	 * Takes secrets out of a text.
	 * @param text any text
	 * @return the text without secrets; the same instance if there are none
	 * @throws RuntimeException if a rule of the user's own fails; the text must then be
	 * dropped
	 */
	public String redact(String text) {
		String result = this.scanner.scan(text);
		for (RedactionRule pattern : this.patterns) {
			result = apply(pattern, result);
		}
		for (RedactionRule rule : this.rules) {
			result = apply(rule, result);
		}
		return result;
	}

	/**
	 * Says whether {@link #redact(String)} may take something out of a text, sooner than
	 * that can.
	 * @param ascii has the text, in ASCII
	 * @param from index of its first character
	 * @param to index behind its last character
	 * @return false if there is no secret; true if {@link #redact(String)} has to be
	 * asked
	 */
	public boolean mayRedact(byte[] ascii, int from, int to) {
		return !this.patterns.isEmpty() || !this.rules.isEmpty() || this.scanner.mayHaveSecret(ascii, from, to);
	}

	private String apply(RedactionRule rule, String text) {
		String result = rule.redact(text);
		if (!result.equals(text)) {
			this.counts.hit(rule.name());
			return result;
		}
		return text;
	}

}
