/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.redaction.autoconfigure.RedactionFactory;
import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Applies redaction rules that are beans to the log while their application context
 * exists.
 */
final class LogRedactionRules implements SmartInitializingSingleton, DisposableBean {

	private final Environment environment;

	private final SingletonSupplier<List<RedactionRule>> rules;

	LogRedactionRules(Environment environment, ObjectProvider<RedactionRule> rules) {
		this.environment = environment;
		this.rules = SingletonSupplier.of(() -> rules.orderedStream().toList());
	}

	/**
	 * Returns the counts of the sinks in use. They include the beans' rules, which may be
	 * applied only after the meters are registered.
	 */
	Map<SinkName, RedactionCounts> counts() {
		List<RedactionRule> current = this.rules.obtain();
		Map<SinkName, RedactionCounts> counts = new EnumMap<>(SinkName.class);
		redactors().forEach((sink, redactor) -> {
			if (redactor.isUsed()) {
				redactor.counts().add(current);
				counts.put(sink, redactor.counts());
			}
		});
		return counts;
	}

	private Map<SinkName, LogRedactor> redactors() {
		Map<SinkName, LogRedactor> redactors = new EnumMap<>(SinkName.class);
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			for (SinkName sink : SinkName.values()) {
				LogRedactor redactor = LogRedactor.installed(context, sink);
				if (redactor != null) {
					redactors.put(sink, redactor);
				}
			}
		}
		return redactors;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Map<SinkName, LogRedactor> redactors = redactors();
		if (!redactors.isEmpty()) {
			Redaction redaction = new RedactionFactory().create(this.environment, this.rules.obtain(),
					new RedactionCounts());
			redactors.values().forEach((redactor) -> redactor.addContext(this, this.environment, redaction));
		}
	}

	@Override
	public void destroy() {
		redactors().values().forEach((redactor) -> redactor.removeContext(this));
	}

}
