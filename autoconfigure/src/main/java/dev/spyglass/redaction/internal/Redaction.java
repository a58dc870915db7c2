/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.List;

import dev.spyglass.redaction.RedactionRule;

/**
 * Replaces secrets in keys, values and free text with a mask, in time proportional to the
 * length of the text. Thread-safe.
 */
public final class Redaction {

	/** Replaces a secret. */
	public static final String MASK = "[redacted]";

	/** Set while a custom rule runs on a thread. */
	private static final ThreadLocal<Boolean> APPLYING = new ThreadLocal<>();

	private final SecretKeys keys;

	private final TextScanner scanner;

	private final List<? extends RedactionRule> patterns;

	private final List<RedactionRule> rules;

	private final RedactionCounts counts;

	/**
	 * Creates the redaction of one sink.
	 * @param settings what to redact
	 * @param rules custom rules, applied in this order after the built-in ones
	 * @param counts counts the redacted secrets
	 * @throws IllegalArgumentException if a pattern can't be matched in linear time
	 */
	public Redaction(RedactionSettings settings, List<RedactionRule> rules, RedactionCounts counts) {
		this.keys = new SecretKeys(settings.keys(), settings.allowedKeys());
		this.scanner = new TextScanner(this.keys, new KnownSecrets(values(settings.values())), settings.emails(),
				counts);
		this.patterns = settings.patterns().isEmpty() ? List.of()
				: settings.patterns().stream().map(LinearPatternRule::new).toList();
		this.rules = List.copyOf(rules);
		this.counts = counts;
	}

	/**
	 * Leaves out values that are themselves names of secrets, such as {@code password}.
	 * They occur in ordinary text, before other secrets.
	 */
	private List<String> values(List<String> values) {
		return values.stream().filter((value) -> !this.keys.isPlainName(value)).toList();
	}

	private Redaction(Redaction other, RedactionCounts counts) {
		this.keys = other.keys;
		this.scanner = other.scanner.countedBy(counts);
		this.patterns = other.patterns;
		this.rules = other.rules;
		this.counts = counts;
	}

	/**
	 * Returns the same redaction for another sink, which shares the compiled rules.
	 * @param counts counts the redacted secrets of that sink
	 * @return a redaction with the same secrets and rules
	 */
	public Redaction countedBy(RedactionCounts counts) {
		return new Redaction(this, counts);
	}

	/**
	 * Returns whether the value of a key must be redacted, whatever it is.
	 * @param key key of a key-value
	 * @return whether the value must be redacted
	 */
	public boolean hides(String key) {
		return this.keys.hides(key);
	}

	/**
	 * Returns the replacement for a redacted value, and counts the redaction.
	 * @return the mask
	 */
	public String mask() {
		this.counts.increment(Rule.KEY);
		return MASK;
	}

	/**
	 * Removes secrets from a text.
	 * @param text any text
	 * @return the text without secrets; the same instance if there are none
	 * @throws RuntimeException if a custom rule fails, which may also throw an error such
	 * as {@link StackOverflowError}; the caller must then drop the text
	 */
	public String redact(String text) {
		String result = this.scanner.scan(text);
		for (RedactionRule pattern : this.patterns) {
			result = apply(pattern, result);
		}
		return this.rules.isEmpty() ? result : applyRules(result);
	}

	private String applyRules(String text) {
		String result = text;
		Boolean before = APPLYING.get();
		APPLYING.set(true);
		try {
			for (RedactionRule rule : this.rules) {
				result = apply(rule, result);
			}
		}
		finally {
			APPLYING.set(before);
		}
		return result;
	}

	/**
	 * Returns whether a custom rule runs on this thread. What it logs must not be
	 * redacted again, since it would log without end.
	 * @return whether a custom rule runs
	 */
	public static boolean isApplyingRule() {
		return APPLYING.get() != null;
	}

	/**
	 * Returns whether {@link #redact(String)} may find a secret in a text. This check is
	 * faster than {@code redact}.
	 * @param ascii buffer that contains the text, in ASCII
	 * @param from index of its first character
	 * @param to index after its last character
	 * @return {@code false} if the text has no secret; {@code true} if
	 * {@link #redact(String)} must be called
	 */
	public boolean mayRedact(byte[] ascii, int from, int to) {
		return !this.patterns.isEmpty() || !this.rules.isEmpty() || this.scanner.mayHaveSecret(ascii, from, to);
	}

	private String apply(RedactionRule rule, String text) {
		try {
			String result = rule.redact(text);
			if (!result.equals(text)) {
				this.counts.increment(rule.name());
				return result;
			}
			return text;
		}
		catch (Throwable ex) {
			this.counts.increment(Rule.FAILED);
			throw ex;
		}
	}

}
