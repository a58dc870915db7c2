/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.util.List;

import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.redaction.internal.RedactionSettings;

/**
 * Redaction as the starter has it by default, in an application that knows three secrets.
 */
final class BuiltInRedactor implements Redactor {

	private static final List<String> SECRETS = List.of("s3cr3t-db-pass", "Zx81kfaQpw72", "0b9c7e55d1f24c3a");

	private final Redaction redaction = new Redaction(
			new RedactionSettings(List.of(), List.of(), false, List.of(), SECRETS), List.of(), new RedactionCounts());

	@Override
	public boolean hides(String key) {
		return this.redaction.hides(key);
	}

	@Override
	public String mask(String key) {
		return this.redaction.mask();
	}

	@Override
	public String redact(String text) {
		return this.redaction.redact(text);
	}

	@Override
	public boolean mayHide(byte[] ascii, int from, int to) {
		return this.redaction.mayRedact(ascii, from, to);
	}

}
