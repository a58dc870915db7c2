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
 * A pattern of the user's, matched by RE2/J in linear time. What would need to go back
 * (references, look-around, possessive quantifiers) doesn't compile.
 */
final class LinearPatternRule implements RedactionRule {

	private final Pattern pattern;

	LinearPatternRule(String pattern) {
		this.pattern = Pattern.compile(pattern);
		if (this.pattern.matcher("").find()) {
			throw new IllegalArgumentException("it matches the empty text");
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
