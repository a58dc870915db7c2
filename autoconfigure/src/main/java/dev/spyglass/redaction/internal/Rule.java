/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Defines the built-in rules by the kind of secret that they find.
 */
enum Rule {

	/** A value whose key suggests a secret. */
	KEY("key"),

	/** Credentials of an HTTP authentication scheme. */
	BEARER("bearer"),

	/** A JSON Web Token. */
	JWT("jwt"),

	/** A payment card number with a valid check digit. */
	CARD("card"),

	/** An e-mail address. */
	EMAIL("email"),

	/** Credentials in a URL. */
	URL("url"),

	/** A private key in PEM. */
	PRIVATE_KEY("private_key"),

	/** A token with the prefix of its issuer. */
	TOKEN("token"),

	/** A known secret value. */
	KNOWN_VALUE("known_value"),

	/** A custom pattern. */
	PATTERN("pattern"),

	/** A text that is dropped because a custom rule has failed. */
	FAILED("failed");

	private final String label;

	Rule(String label) {
		this.label = label;
	}

	String label() {
		return this.label;
	}

}
