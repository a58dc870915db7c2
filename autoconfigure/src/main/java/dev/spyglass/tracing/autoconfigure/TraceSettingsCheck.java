/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import dev.spyglass.export.autoconfigure.OtlpEndpointCheck;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Validates the tracing properties for which Spring Boot fails with a stack trace only,
 * so that startup fails with a failure analysis.
 */
final class TraceSettingsCheck {

	static final OtlpEndpointCheck ENDPOINT = new OtlpEndpointCheck(
			"management.opentelemetry.tracing.export.otlp.endpoint", "/v1/traces");

	private static final String PROBABILITY = "management.tracing.sampling.probability";

	private final Environment environment;

	TraceSettingsCheck(Environment environment) {
		this.environment = environment;
	}

	void check() {
		ENDPOINT.check(this.environment);
		String probability = this.environment.getProperty(PROBABILITY);
		if (StringUtils.hasText(probability) && !isRatio(probability.trim())) {
			throw new InvalidConfigurationPropertyValueException(PROBABILITY, probability,
					"Set the share of traces to record as a number from 0.0 (none) to 1.0 (all), for example 0.1 for a tenth.");
		}
	}

	private static boolean isRatio(String text) {
		try {
			float ratio = Float.parseFloat(text);
			return ratio >= 0 && ratio <= 1;
		}
		catch (NumberFormatException ex) {
			return false;
		}
	}

}
