/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * Defines the short character sequences in a secret, or before it, by which it is
 * recognized.
 */
enum Trigger {

	/**
	 * A key's last character, and a colon, an equals sign, or the sign that ends a tag of
	 * XML or an arrow. A URL has a colon, too.
	 */
	ASSIGNMENT(0),

	/** The beginning of {@code Bearer} or {@code Basic}. */
	SCHEME(3),

	/** {@code eyJ}. */
	JWT(0),

	/** The first digits of a card number. */
	CARD(CardNumbers.TRIGGER - 1),

	/** The {@code @} of an e-mail address. */
	EMAIL(0),

	/** Two hyphens, before a key in PEM or the name of an option. */
	PEM(1),

	/** The beginning or the end of a prefix by which a token is recognized. */
	TOKEN(0),

	/** The beginning of a known secret. */
	KNOWN(KnownSecrets.SHORTEST - 1);

	/**
	 * Distance from the character at which {@link SecretFinder} starts to the trigger's
	 * last character.
	 */
	final int rest;

	Trigger(int rest) {
		this.rest = rest;
	}

}
