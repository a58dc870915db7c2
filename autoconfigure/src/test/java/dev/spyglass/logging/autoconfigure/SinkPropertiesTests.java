/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests of what {@link RingProperties} and {@link RotationProperties} refuse, before the
 * logging system would fail with a stack trace.
 */
class SinkPropertiesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			spyglass.logging.async.capacity                         | 3
			spyglass.logging.async.enqueue-timeout                  | -1s
			spyglass.logging.async.shutdown-timeout                 | -1s
			spyglass.logging.file.keep                              | -1
			logging.logback.rollingpolicy.max-file-size             | -1MB
			logging.logback.rollingpolicy.max-file-size             | 0
			logging.logback.rollingpolicy.max-history               | -4
			logging.logback.rollingpolicy.total-size-cap            | 1MB
			logging.logback.rollingpolicy.file-name-pattern         | x.%d{qqqq}.%i
			""")
	void refuses(String name, String value) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> validate(new MockEnvironment().withProperty(name, value)))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo(name));
	}

	@Test
	void takesWhatLogbackTakes() {
		assertThatNoException().isThrownBy(() -> validate(new MockEnvironment()
			.withProperty("logging.logback.rollingpolicy.file-name-pattern", "x/%d{yyyy/MM, aux}/%d{yyyy-MM-dd}.%i.gz")
			.withProperty("logging.logback.rollingpolicy.max-history", "0")
			.withProperty("spyglass.logging.async.enqueue-timeout", "0")));
	}

	@ParameterizedTest
	@CsvSource({ "x.%i.gz, x.%i.gz", "x.%i.zip, x.%i.gz", "x.%i.xz, x.%i.gz", "x.zip.%i, x.zip.%i" })
	void nameAnArchiveByItsContent(String pattern, String archive) {
		MockEnvironment environment = new MockEnvironment()
			.withProperty("logging.logback.rollingpolicy.file-name-pattern", pattern);
		assertThat(new RotationProperties(environment).settings("app.log", 1, new LoggerContext()).archivePattern())
			.isEqualTo(archive);
	}

	/** Nothing is bound before the context then, and the format is taken for granted. */
	@Test
	void chooseTheFormatByThemselvesWhereNothingIsSet() {
		assertThat(LoggingProperties.bind(new MockEnvironment()).format()).isEqualTo(LogFormat.AUTO);
	}

	private static void validate(MockEnvironment environment) {
		LoggingProperties properties = LoggingProperties.bind(environment);
		new RotationProperties(environment).validate();
		RotationProperties.validate(properties.file());
		RingProperties.validate(properties.async());
	}

}
