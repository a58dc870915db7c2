/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;
import java.util.function.Predicate;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.autoconfigure.RedactionFactory;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Recognizes ids that redaction would hide on log lines, such as a card number or a known
 * token. Such an id would be sent back and on to other services, but no line could be
 * found by it.
 */
final class SecretIds implements Predicate<String> {

	private final SingletonSupplier<Redaction> redaction;

	private SecretIds(SingletonSupplier<Redaction> redaction) {
		this.redaction = redaction;
	}

	/**
	 * Creates the check.
	 * @param environment has the redaction properties and the known secrets
	 * @param rules the application's own rules
	 * @return the check; it finds nothing if redaction is disabled
	 */
	static Predicate<String> of(Environment environment, ObjectProvider<RedactionRule> rules) {
		RedactionFactory factory = new RedactionFactory();
		if (!factory.isEnabled(environment)) {
			return (id) -> false;
		}
		// With the first request, since the log has the same redaction and most
		// applications never reject an id.
		return new SecretIds(SingletonSupplier.of(() -> {
			List<RedactionRule> ordered = rules.orderedStream().toList();
			return factory.create(environment, ordered, new RedactionCounts());
		}));
	}

	@Override
	public boolean test(String id) {
		try {
			return !this.redaction.obtain().redact(id).equals(id);
		}
		catch (RuntimeException ex) {
			// A rule of the application's own fails, and the log would mask the id.
			return true;
		}
	}

}
