/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction;

/**
 * A rule of the user's own, declared as a bean. Thread-safe, and quick: it sees every
 * text that is logged or sent, and should take time in proportion to the text's length.
 * What it throws drops the text concerned.
 */
public interface RedactionRule {

	/**
	 * Returns the name of this rule, the value of the tag {@code rule}.
	 * @return a short name, always the same
	 */
	String name();

	/**
	 * Takes secrets out of a text.
	 * @param text a message, a value, or an exception's message
	 * @return the text without secrets; the same instance if there are none
	 */
	String redact(String text);

}
