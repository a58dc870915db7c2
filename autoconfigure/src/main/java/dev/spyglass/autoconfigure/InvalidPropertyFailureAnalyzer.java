/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains a value that Spyglass refuses. Before Boot's analyzers, because those see the
 * failure to bind first, and print the value as it stands in the environment, secrets
 * included.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

	/** Beginnings of the names that Spyglass checks. */
	private static final List<String> OURS = List.of("spyglass.", "sentry.", "management.opentelemetry.",
			"management.tracing.sampling.");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure,
			InvalidConfigurationPropertyValueException cause) {
		String name = cause.getName();
		if (OURS.stream().noneMatch(name::startsWith)) {
			return null;
		}
		return new FailureAnalysis("The property '" + name + "' has the invalid value '" + cause.getValue() + "'.",
				(cause.getReason() != null) ? cause.getReason() : "Correct the value of '" + name + "'.", cause);
	}

}
