/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.redaction.autoconfigure.RedactionFactory;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import dev.spyglass.redaction.internal.RedactionSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Redacts secrets in the lines of one sink. Logging starts before the application
 * contexts and outlives them, so that each context adds its rules and removes them again.
 * With several contexts, a line is redacted with the rules of each. Thread-safe.
 */
final class LogRedactor implements Redactor {

	private final RedactionCounts counts = new RedactionCounts();

	private final Map<Object, ContextRedaction> contexts = new LinkedHashMap<>();

	private @Nullable ContextRedaction base;

	/** Never empty, since an empty array would let every secret pass. */
	private volatile Redaction[] redactions;

	private volatile int version;

	private volatile boolean used;

	private LogRedactor(Redaction first) {
		this.redactions = new Redaction[] { first.countedBy(this.counts) };
	}

	/**
	 * Returns the redactor of a sink and marks the sink as used. Before the environment
	 * is known, the redactor has the built-in rules only.
	 */
	static Redactor of(LoggerContext context, SinkName sink) {
		LogRedactor installed = installed(context, sink);
		if (installed != null) {
			installed.used = true;
			return installed;
		}
		LoggerContextState state = LoggerContextState.find(context);
		Redactor disabled = (state != null) ? state.redactors().get(sink) : null;
		return (disabled != null) ? disabled : builtIn();
	}

	private static LogRedactor builtIn() {
		return new LogRedactor(new Redaction(RedactionSettings.DEFAULT, List.of(), new RedactionCounts()));
	}

	/**
	 * Returns the installed redactor of a sink, or {@code null} if there is none or
	 * redaction is disabled.
	 */
	static @Nullable LogRedactor installed(LoggerContext context, SinkName sink) {
		LoggerContextState state = LoggerContextState.find(context);
		return (state != null && state.redactors().get(sink) instanceof LogRedactor redactor) ? redactor : null;
	}

	/** Installs redactors with the settings of the environment for all sinks. */
	static void install(LoggerContext context, Environment environment) {
		RedactionFactory factory = new RedactionFactory();
		Redaction redaction = factory.isEnabled(environment)
				? factory.create(environment, List.of(), new RedactionCounts()) : null;
		for (SinkName sink : SinkName.values()) {
			LoggerContextState.of(context)
				.redactors()
				.put(sink, (redaction != null) ? configured(context, sink, environment, redaction) : Redactor.NONE);
		}
	}

	/** Keeps an existing redactor, since sinks that already exist refer to it. */
	private static LogRedactor configured(LoggerContext context, SinkName sink, Environment environment,
			Redaction redaction) {
		LogRedactor present = installed(context, sink);
		LogRedactor redactor = (present != null) ? present : new LogRedactor(redaction);
		redactor.configure(environment, redaction);
		return redactor;
	}

	private synchronized void configure(Environment environment, Redaction redaction) {
		this.base = new ContextRedaction(environment, redaction.countedBy(this.counts));
		update();
	}

	/**
	 * Adds the rules of an application context.
	 * @param owner key of the context
	 * @param environment the context's environment
	 * @param redaction the context's secrets and rules
	 */
	synchronized void addContext(Object owner, Environment environment, Redaction redaction) {
		this.contexts.put(owner, new ContextRedaction(environment, redaction.countedBy(this.counts)));
		update();
	}

	synchronized void removeContext(Object owner) {
		if (this.contexts.remove(owner) != null) {
			update();
		}
	}

	@SuppressWarnings("NonAtomicVolatileUpdate") // Its callers are synchronized.
	private void update() {
		List<Redaction> all = new ArrayList<>(
				this.contexts.values().stream().map(ContextRedaction::redaction).toList());
		ContextRedaction base = this.base;
		if (base != null
				&& this.contexts.values().stream().noneMatch((other) -> other.environment() == base.environment())) {
			all.add(base.redaction());
		}
		if (!all.isEmpty()) {
			this.redactions = all.toArray(Redaction[]::new);
			// Only afterwards: what is cached from now on is redacted with the new rules.
			this.version++;
		}
	}

	RedactionCounts counts() {
		return this.counts;
	}

	/** Returns whether a sink uses this redactor. */
	boolean isUsed() {
		return this.used;
	}

	@Override
	public int version() {
		return this.version;
	}

	@Override
	public boolean hides(String key) {
		for (Redaction redaction : this.redactions) {
			if (redaction.hides(key)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String mask(String key) {
		return this.redactions[0].mask();
	}

	@Override
	public String redact(String text) {
		String result = text;
		for (Redaction redaction : this.redactions) {
			result = redaction.redact(result);
		}
		return result;
	}

	@Override
	public boolean mayHide(byte[] ascii, int from, int to) {
		for (Redaction redaction : this.redactions) {
			if (redaction.mayRedact(ascii, from, to)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Redaction of one application context or environment.
	 *
	 * @param environment the environment
	 * @param redaction its secrets and rules
	 */
	private record ContextRedaction(Environment environment, Redaction redaction) {

	}

}
