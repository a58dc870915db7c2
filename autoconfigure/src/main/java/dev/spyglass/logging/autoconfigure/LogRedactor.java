/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.context.autoconfigure.RedactionFactory;
import dev.spyglass.context.redaction.Redaction;
import dev.spyglass.context.redaction.RedactionCounts;
import dev.spyglass.context.redaction.RedactionRule;
import dev.spyglass.context.redaction.RedactionSettings;
import dev.spyglass.logging.Redactor;

import org.springframework.core.env.Environment;

/**
 * The redactor of a logger context. The log comes up before the application context and
 * outlives it, so the rules of the user's beans come and go. Thread-safe.
 */
final class LogRedactor implements Redactor {

	private static final String KEY = LogRedactor.class.getName();

	private final RedactionCounts counts = new RedactionCounts();

	private volatile Redaction redaction = new Redaction(RedactionSettings.DEFAULT, List.of(), this.counts);

	/**
	 * Returns what takes the secrets out of a logger context's lines: the built-in rules
	 * alone until the environment is known.
	 */
	static Redactor of(LoggerContext context) {
		return (context.getObject(KEY) instanceof Redactor redactor) ? redactor : new LogRedactor();
	}

	/**
	 * Obeys the environment from here on.
	 */
	static void install(LoggerContext context, Environment environment) {
		if (!new RedactionFactory().isEnabled(environment)) {
			context.putObject(KEY, Redactor.NONE);
			return;
		}
		// Sinks that were made before keep the redactor that they have.
		LogRedactor redactor = (context.getObject(KEY) instanceof LogRedactor present) ? present : new LogRedactor();
		redactor.use(environment, List.of());
		context.putObject(KEY, redactor);
	}

	void use(Environment environment, List<RedactionRule> rules) {
		this.counts.add(rules);
		this.redaction = new RedactionFactory().create(environment, rules, this.counts);
	}

	RedactionCounts counts() {
		return this.counts;
	}

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

}
