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
 * The redactor of a sink. The log comes up before the application contexts and outlives
 * them, so the rules of the user's beans come and go, context by context. Where there are
 * several contexts, a line may have the secrets of each. Thread-safe.
 */
final class LogRedactor implements Redactor {

	private final RedactionCounts counts = new RedactionCounts();

	private final Map<Object, Lent> lent = new LinkedHashMap<>();

	private @Nullable Lent base;

	/** Never empty: without one, every secret would pass. */
	private volatile Redaction[] redactions;

	private volatile boolean used;

	private LogRedactor(Redaction first) {
		this.redactions = new Redaction[] { first.countedBy(this.counts) };
	}

	/**
	 * Returns what takes the secrets out of a sink's lines: the built-in rules alone
	 * until the environment is known. The sink counts as made from here on.
	 */
	static Redactor of(LoggerContext context, SinkName sink) {
		LogRedactor installed = installed(context, sink);
		if (installed != null) {
			installed.used = true;
			return installed;
		}
		return (context.getObject(key(sink)) instanceof Redactor none) ? none : builtIn();
	}

	private static LogRedactor builtIn() {
		return new LogRedactor(new Redaction(RedactionSettings.DEFAULT, List.of(), new RedactionCounts()));
	}

	/**
	 * Returns the sink's redactor where it obeys an environment.
	 */
	static @Nullable LogRedactor installed(LoggerContext context, SinkName sink) {
		return (context.getObject(key(sink)) instanceof LogRedactor redactor) ? redactor : null;
	}

	/**
	 * Obeys the environment from here on, for all sinks.
	 */
	static void install(LoggerContext context, Environment environment) {
		RedactionFactory factory = new RedactionFactory();
		Redaction redaction = factory.isEnabled(environment)
				? factory.create(environment, List.of(), new RedactionCounts()) : null;
		for (SinkName sink : SinkName.values()) {
			context.putObject(key(sink),
					(redaction != null) ? obeying(context, sink, environment, redaction) : Redactor.NONE);
		}
	}

	/** Sinks that were made before keep the redactor that they have. */
	private static LogRedactor obeying(LoggerContext context, SinkName sink, Environment environment,
			Redaction redaction) {
		LogRedactor present = installed(context, sink);
		LogRedactor redactor = (present != null) ? present : new LogRedactor(redaction);
		redactor.obey(environment, redaction);
		return redactor;
	}

	static String key(SinkName sink) {
		return LogRedactor.class.getName() + "." + sink.tag();
	}

	private synchronized void obey(Environment environment, Redaction redaction) {
		this.base = new Lent(environment, redaction.countedBy(this.counts));
		rearrange();
	}

	/**
	 * Adds what an application context knows.
	 * @param owner stands for the context
	 * @param environment the context's environment
	 * @param redaction knows its secrets, and the context's rules
	 */
	synchronized void lend(Object owner, Environment environment, Redaction redaction) {
		this.lent.put(owner, new Lent(environment, redaction.countedBy(this.counts)));
		rearrange();
	}

	synchronized void takeBack(Object owner) {
		if (this.lent.remove(owner) != null) {
			rearrange();
		}
	}

	private void rearrange() {
		List<Redaction> all = new ArrayList<>(this.lent.values().stream().map(Lent::redaction).toList());
		Lent base = this.base;
		if (base != null
				&& this.lent.values().stream().noneMatch((other) -> other.environment() == base.environment())) {
			all.add(base.redaction());
		}
		if (!all.isEmpty()) {
			this.redactions = all.toArray(Redaction[]::new);
		}
	}

	RedactionCounts counts() {
		return this.counts;
	}

	/** Whether there is a sink whose lines it looks at. */
	boolean isUsed() {
		return this.used;
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
	 * What an environment and a context know.
	 *
	 * @param environment the environment
	 * @param redaction knows its secrets, and the context's rules
	 */
	private record Lent(Environment environment, Redaction redaction) {

	}

}
