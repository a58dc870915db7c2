/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction;

/**
 * Removes secrets from text by a custom rule. Declare a bean of this type to add a rule
 * to the built-in ones. Implementations must be thread-safe and fast: they are called for
 * every text that is logged or sent, so their run time should be proportional to the
 * length of the text. If a rule throws an exception or an error, the text is dropped.
 * Lines that a rule logs are dropped and counted, since they would be redacted, too.
 */
public interface RedactionRule {

	/**
	 * Returns the name of this rule, which is the value of the tag {@code rule}.
	 * @return a short name that never changes
	 */
	String name();

	/**
	 * Removes secrets from a text.
	 * @param text a message, a value, or an exception's message
	 * @return the text without secrets; the same instance if there are none
	 */
	String redact(String text);

}
