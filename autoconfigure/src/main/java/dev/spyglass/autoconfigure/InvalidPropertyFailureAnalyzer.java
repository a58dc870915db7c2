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
 * Creates the failure analysis for a property value that Spyglass rejects. It runs before
 * Spring Boot's analyzers: these would analyze the outer binding failure, and print the
 * unredacted value from the environment.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

	/** Prefixes of the properties that Spyglass validates. */
	private static final List<String> PREFIXES = List.of("spyglass.", "sentry.", "management.opentelemetry.",
			"management.tracing.sampling.");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure,
			InvalidConfigurationPropertyValueException cause) {
		String name = cause.getName();
		if (PREFIXES.stream().noneMatch(name::startsWith)) {
			return null;
		}
		return new FailureAnalysis("The property '" + name + "' has the invalid value '" + cause.getValue() + "'.",
				(cause.getReason() != null) ? cause.getReason() : "Correct the value of '" + name + "'.", cause);
	}

}
