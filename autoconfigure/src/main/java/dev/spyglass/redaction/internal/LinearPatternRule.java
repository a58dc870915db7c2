/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.spyglass.redaction.RedactionRule;

/**
 * Redacts the matches of a custom pattern, in linear time with RE2/J. Patterns that need
 * backtracking (back references, look-around, possessive quantifiers) do not compile.
 */
final class LinearPatternRule implements RedactionRule {

	private final Pattern pattern;

	LinearPatternRule(String pattern) {
		this.pattern = Pattern.compile(pattern);
		if (this.pattern.matcher("").find()) {
			throw new IllegalArgumentException("it matches the empty string");
		}
	}

	@Override
	public String name() {
		return Rule.PATTERN.label();
	}

	@Override
	public String redact(String text) {
		Matcher matcher = this.pattern.matcher(text);
		return matcher.find() ? matcher.replaceAll(Matcher.quoteReplacement(Redaction.MASK)) : text;
	}

}
