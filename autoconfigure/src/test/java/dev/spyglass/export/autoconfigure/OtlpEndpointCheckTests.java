/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link OtlpEndpointCheck}.
 */
class OtlpEndpointCheckTests {

	private final OtlpEndpointCheck check = new OtlpEndpointCheck("otlp.endpoint", "/v1/traces");

	@ParameterizedTest
	@ValueSource(strings = { "http://user:hun/ter2@ host", "user:hunter2@host:4318", "http:/user:hunter2@host",
			"http://user:hun@ter2@ho st", "grpc://user:hunter2@host", "http://user:hunter2@", "//user:hunter2@host" })
	void showsNoPasswordOfAMalformedEndpoint(String endpoint) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> check(endpoint))
			.satisfies((ex) -> assertThat(String.valueOf(ex.getValue())).contains("[redacted]@")
				.doesNotContain("hun")
				.doesNotContain("ter2"));
	}

	@Test
	void acceptsAnEndpointWithAPassword() {
		assertThatNoException().isThrownBy(() -> check("http://user:hunter2@host:4318/v1/traces"));
	}

	private void check(String endpoint) {
		this.check.check(new MockEnvironment().withProperty("otlp.endpoint", endpoint));
	}

}
