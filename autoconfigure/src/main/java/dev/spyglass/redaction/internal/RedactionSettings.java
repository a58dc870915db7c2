/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.List;

/**
 * What is a secret. Immutable.
 *
 * @param keys keys that hide their values, beside the built-in ones; case and separators
 * do not matter, and a longer key that contains one is meant too
 * @param allowedKeys keys that hide nothing although a built-in one is contained in them
 * @param emails whether e-mail addresses are secrets
 * @param patterns regular expressions in RE2 syntax whose matches are secrets
 * @param values secrets themselves
 */
public record RedactionSettings(List<String> keys, List<String> allowedKeys, boolean emails, List<String> patterns,
		List<String> values) {

	/** The built-in keys and patterns, and nothing else. */
	public static final RedactionSettings DEFAULT = new RedactionSettings(List.of(), List.of(), false, List.of(),
			List.of());

	/**
	 * Copies the lists.
	 */
	public RedactionSettings {
		keys = List.copyOf(keys);
		allowedKeys = List.copyOf(allowedKeys);
		patterns = List.copyOf(patterns);
		values = List.copyOf(values);
	}

	@Override
	public String toString() {
		return "RedactionSettings[" + this.values.size() + " values]"; // Never the
																		// values.
	}

}
