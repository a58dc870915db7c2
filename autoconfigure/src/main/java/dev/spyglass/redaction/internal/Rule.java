/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Built-in rules, by what they find.
 */
enum Rule {

	/** A value that belongs to a telling key. */
	KEY("key"),

	/** Credentials of an HTTP authentication scheme. */
	BEARER("bearer"),

	/** A JSON Web Token. */
	JWT("jwt"),

	/** A payment card's number with a right check digit. */
	CARD("card"),

	/** An e-mail address. */
	EMAIL("email"),

	/** Credentials in a URL. */
	URL("url"),

	/** A private key in PEM. */
	PRIVATE_KEY("private_key"),

	/** A value that is known to be a secret. */
	KNOWN_VALUE("known_value"),

	/** A pattern of the user's. */
	PATTERN("pattern");

	private final String label;

	Rule(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

}
