/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

/**
 * What a secret is recognised by, a few characters that stand in it or in front of it.
 */
enum Trigger {

	/**
	 * A key's last character and the colon or the equals sign, of which a URL has one.
	 */
	ASSIGNMENT(0),

	/** The beginning of {@code Bearer} or {@code Basic}. */
	SCHEME(3),

	/** {@code eyJ}. */
	JWT(0),

	/** As many digits as a card's number has at least. */
	CARD(CardNumbers.SHORTEST - 1),

	/** The {@code @} of an address. */
	EMAIL(0),

	/** Two hyphens. */
	PEM(1),

	/** The beginning of a known secret. */
	KNOWN(KnownSecrets.SHORTEST - 1);

	/** Characters from that at which {@link SecretFinder} starts to the sign's last. */
	final int rest;

	Trigger(int rest) {
		this.rest = rest;
	}

}
