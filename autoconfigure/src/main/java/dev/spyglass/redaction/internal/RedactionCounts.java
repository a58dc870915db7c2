/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import dev.spyglass.redaction.RedactionRule;

/**
 * Counts the redacted secrets of one sink, by rule. Thread-safe.
 */
public final class RedactionCounts {

	private final Map<String, LongAdder> byRule = new ConcurrentHashMap<>();

	/**
	 * Creates the counts, which start at zero for all built-in rules.
	 */
	public RedactionCounts() {
		for (Rule rule : Rule.values()) {
			this.byRule.put(rule.label(), new LongAdder());
		}
	}

	void increment(Rule rule) {
		increment(rule.label());
	}

	void increment(String rule) {
		this.byRule.computeIfAbsent(rule, (name) -> new LongAdder()).increment();
	}

	/**
	 * Adds counts for custom rules, so that they exist before the first redaction.
	 * @param rules the custom rules
	 */
	public void add(List<RedactionRule> rules) {
		// A mock's name is null.
		rules.forEach((rule) -> this.byRule.computeIfAbsent(String.valueOf(rule.name()), (name) -> new LongAdder()));
	}

	/**
	 * Returns the rules that are counted.
	 * @return the names, sorted
	 */
	public List<String> rules() {
		return this.byRule.keySet().stream().sorted().toList();
	}

	/**
	 * Returns the number of redactions by a rule.
	 * @param rule name of the rule
	 * @return a count that never decreases
	 */
	public long count(String rule) {
		LongAdder count = this.byRule.get(rule);
		return (count != null) ? count.sum() : 0;
	}

}
