/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RedactionEnvironmentPostProcessorTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void refusesAPatternBeforeTheLogNeedsIt() {
		this.environment.setProperty("spyglass.redaction.patterns", "(?=a)b");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::process);
	}

	@Test
	void refusesNothingWhereNothingIsSet() {
		assertThatNoException().isThrownBy(this::process);
	}

	@Test
	void refusesNothingWhenRedactionIsOff() {
		this.environment.setProperty("spyglass.redaction.patterns", "(?=a)b");
		this.environment.setProperty("spyglass.redaction.enabled", "false");
		assertThatNoException().isThrownBy(this::process);
	}

	private void process() {
		new RedactionEnvironmentPostProcessor().postProcessEnvironment(this.environment, new SpringApplication());
	}

}
