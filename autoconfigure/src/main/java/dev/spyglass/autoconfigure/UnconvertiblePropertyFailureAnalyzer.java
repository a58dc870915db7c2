/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Creates the failure analysis for a property of Spyglass whose value can't be converted,
 * such as {@code 5sec} for a duration. Spring Boot's own analysis has no remedy.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnconvertiblePropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final String WHOLE_NUMBER = "The value must be a whole number, for example 100.";

	private static final String NUMBER = "The value must be a number, for example 0.25.";

	private static final Map<Class<?>, String> REMEDIES = Map.of(Duration.class,
			"A duration is a whole number and one of the units ns, us, ms, s, m, h and d, for example 500ms or 5s."
					+ " Write a fraction in the smaller unit, for example 2500ms for two and a half seconds.",
			DataSize.class,
			"A size is a whole number and one of the units B, KB, MB, GB and TB, for example 16KB."
					+ " Write a fraction in the smaller unit, for example 1536KB for one and a half megabytes.",
			Boolean.class, "The value must be true or false.", Integer.class, WHOLE_NUMBER, Long.class, WHOLE_NUMBER,
			Double.class, NUMBER);

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		ConversionFailedException failure = findCause(cause, ConversionFailedException.class);
		if (property == null || failure == null || !property.getName().toString().startsWith("spyglass.")) {
			return null;
		}
		String remedy = remedy(ClassUtils.resolvePrimitiveIfNecessary(failure.getTargetType().getType()));
		if (remedy == null) {
			return null;
		}
		WrittenValue written = new WrittenValue(String.valueOf(property.getValue()), property.getOrigin());
		return new FailureAnalysis(InvalidPropertyFailureAnalyzer.description(property.getName().toString(),
				written.describe(failure.getValue()), written), remedy, cause);
	}

	private static @Nullable String remedy(Class<?> type) {
		if (!type.isEnum()) {
			return REMEDIES.get(type);
		}
		return "The value must be one of: " + Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", ")) + ".";
	}

}
