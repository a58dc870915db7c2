/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Creates the failure analysis for a property value that Spyglass rejects, with the value
 * as it is written and its origin. It runs before Spring Boot's analyzers: these would
 * analyze the outer binding failure, and print the unredacted value from the environment.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

	/** Prefixes of the properties that Spyglass validates. */
	private static final List<String> PREFIXES = List.of("spyglass.", "sentry.", "management.opentelemetry.",
			"management.tracing.sampling.", "logging.logback.rollingpolicy.");

	private final @Nullable Environment environment;

	/**
	 * Creates an analyzer.
	 * @param environment the application's environment, or {@code null} if startup failed
	 * before there was an application context
	 */
	InvalidPropertyFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure,
			InvalidConfigurationPropertyValueException cause) {
		String name = cause.getName();
		if (PREFIXES.stream().noneMatch(name::startsWith)) {
			return null;
		}
		WrittenValue written = written(cause);
		return new FailureAnalysis(description(name, value(written, cause.getValue()), written),
				(cause.getReason() != null) ? cause.getReason() : "Correct the value of '" + name + "'.", cause);
	}

	private @Nullable WrittenValue written(InvalidConfigurationPropertyValueException cause) {
		if (cause instanceof EnvironmentChecks.FoundPropertyValueException found) {
			return found.written();
		}
		return (this.environment != null) ? WrittenValue.find(this.environment, cause.getName()) : null;
	}

	private static String value(@Nullable WrittenValue written, @Nullable Object value) {
		// A text is one element of a list, or masked.
		if (written == null || value instanceof String) {
			return "'" + text(value) + "'";
		}
		return written.describe(text(value));
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Collection<?> elements) {
			return elements.stream().map(RangeCheck::text).collect(Collectors.joining(","));
		}
		return (value != null) ? RangeCheck.text(value) : "";
	}

	static String description(String name, String value, @Nullable WrittenValue written) {
		String description = "The property '" + name + "' has the invalid value " + value + ".";
		return (written != null && written.origin() != null)
				? "%s%n%nOrigin: %s".formatted(description, written.origin()) : description;
	}

}
