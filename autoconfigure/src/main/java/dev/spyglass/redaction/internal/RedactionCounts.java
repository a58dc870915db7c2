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
 * Counts what was redacted for one sink, by rule. Thread-safe.
 */
public final class RedactionCounts {

	private final Map<String, LongAdder> byRule = new ConcurrentHashMap<>();

	/**
	 * Creates counts of zero for the built-in rules.
	 */
	public RedactionCounts() {
		for (Rule rule : Rule.values()) {
			this.byRule.put(rule.label(), new LongAdder());
		}
	}

	void hit(Rule rule) {
		hit(rule.label());
	}

	void hit(String rule) {
		this.byRule.computeIfAbsent(rule, (name) -> new LongAdder()).increment();
	}

	/**
	 * Starts to count for the user's own rules, so that they have a count from the start.
	 * @param rules the rules
	 */
	public void add(List<RedactionRule> rules) {
		rules.forEach((rule) -> this.byRule.computeIfAbsent(rule.name(), (name) -> new LongAdder()));
	}

	/**
	 * Returns the rules that are counted.
	 * @return the names, sorted
	 */
	public List<String> rules() {
		return this.byRule.keySet().stream().sorted().toList();
	}

	/**
	 * Returns how often a rule has hidden something.
	 * @param rule name of the rule
	 * @return a count that only grows
	 */
	public long count(String rule) {
		LongAdder count = this.byRule.get(rule);
		return (count != null) ? count.sum() : 0;
	}

}
