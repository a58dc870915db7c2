/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IneffectiveProperties}.
 */
class IneffectivePropertiesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					spyglass.request.id.prefix=a spyglass.request.id.generator=uuid                 | spyglass.request.id.prefix
					spyglass.request.id.trusted-proxies=::1 spyglass.request.id.trust=everyone      | spyglass.request.id.trusted-proxies
					spyglass.request.id.trusted-proxies[0]=::1 spyglass.request.id.trust=nobody     | spyglass.request.id.trusted-proxies
					spyglass.logging.otlp.enabled=true                                              | spyglass.logging.otlp.enabled
					spyglass.sentry.enabled=true                                                    | spyglass.sentry.enabled
					""")
	void areNamedWithReasonAndOrigin(String properties, String ineffective) {
		assertThat(IneffectiveProperties.in(environment(properties))).singleElement()
			.asString()
			.startsWith("The property '" + ineffective + "' has no effect: ")
			.contains(" Set ", "Origin: \"" + ineffective);
	}

	@ParameterizedTest
	@ValueSource(strings = { "spyglass.request.id.prefix=a",
			"spyglass.request.id.prefix=a spyglass.request.id.generator=prefixed",
			"spyglass.request.id.trusted-proxies=::1",
			"spyglass.request.id.trusted-proxies=::1 spyglass.request.id.trust=PROXIES",
			"spyglass.request.id.trusted-proxies= spyglass.request.id.trust=nobody",
			"spyglass.logging.otlp.enabled=false",
			"spyglass.logging.otlp.enabled=true management.opentelemetry.logging.export.otlp.endpoint=http://c:4318/v1/logs",
			"spyglass.sentry.enabled=true sentry.dsn=x", "spyglass.sentry.environment=x",
			"spyglass.request.log.slow=1s spyglass.request.log.enabled=false" })
	void areNoneOfThese(String properties) {
		assertThat(IneffectiveProperties.in(environment(properties))).isEmpty();
	}

	@Test
	void areNoneIfNothingIsSet() {
		assertThat(IneffectiveProperties.in(new MockEnvironment())).isEmpty();
	}

	private static MockEnvironment environment(String properties) {
		MockEnvironment environment = new MockEnvironment();
		for (String property : properties.split(" +")) {
			String[] parts = property.split("=", 2);
			environment.setProperty(parts[0], parts[1]);
		}
		return environment;
	}

}
