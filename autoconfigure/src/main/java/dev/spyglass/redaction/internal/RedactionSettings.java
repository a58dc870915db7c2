/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.List;

/**
 * Defines what is redacted. Immutable.
 *
 * @param keys keys whose values are redacted, in addition to the built-in ones; case and
 * separators are ignored, and a longer key that contains one of them matches, too
 * @param allowedKeys keys whose values are not redacted although they contain a built-in
 * key
 * @param emails whether e-mail addresses are redacted
 * @param patterns regular expressions in RE2 syntax whose matches are redacted
 * @param values known secret values
 */
public record RedactionSettings(List<String> keys, List<String> allowedKeys, boolean emails, List<String> patterns,
		List<String> values) {

	/** Only the built-in keys and rules. */
	public static final RedactionSettings DEFAULT = new RedactionSettings(List.of(), List.of(), false, List.of(),
			List.of());

	/**
	 * Creates the settings with copies of the lists.
	 */
	public RedactionSettings {
		keys = List.copyOf(keys);
		allowedKeys = List.copyOf(allowedKeys);
		patterns = List.copyOf(patterns);
		values = List.copyOf(values);
	}

	@Override
	public String toString() {
		// Must not contain the values.
		return "RedactionSettings[" + this.values.size() + " values]";
	}

}
