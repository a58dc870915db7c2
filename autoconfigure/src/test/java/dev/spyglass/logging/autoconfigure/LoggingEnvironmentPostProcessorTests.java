/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class LoggingEnvironmentPostProcessorTests {

	@ParameterizedTest
	@CsvSource({ "spyglass.logging.async.capacity, -3", "spyglass.logging.file.keep, -1",
			"spyglass.logging.rename.thread, ' '", "logging.logback.rollingpolicy.max-file-size, -1B" })
	void refusesWhatIsWrongBeforeTheLoggingSystemReadsIt(String name, String value) {
		MockEnvironment environment = new MockEnvironment().withProperty(name, value);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> process(environment))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo(name));
	}

	@Test
	void refusesNothingWhereNothingIsSet() {
		assertThatNoException().isThrownBy(() -> process(new MockEnvironment()));
	}

	@Test
	void refusesNothingWhenTheLoggingIsOff() {
		assertThatNoException()
			.isThrownBy(() -> process(new MockEnvironment().withProperty("spyglass.logging.enabled", "false")
				.withProperty("spyglass.logging.async.capacity", "-3")));
	}

	private static void process(MockEnvironment environment) {
		new LoggingEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
	}

}
