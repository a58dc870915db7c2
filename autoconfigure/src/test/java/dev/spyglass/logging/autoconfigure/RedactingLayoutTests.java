/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.LayoutBase;
import dev.spyglass.logging.internal.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedactingLayout}.
 */
class RedactingLayoutTests {

	@ParameterizedTest
	@ValueSource(classes = { StackOverflowError.class, NoClassDefFoundError.class, AssertionError.class })
	void dropsALineWhateverTheRedactionThrows(Class<? extends Error> error) {
		assertThat(layout(new Redactor() {

			@Override
			public boolean hides(String key) {
				return false;
			}

			@Override
			public String redact(String text) {
				throw BeanUtils.instantiateClass(error);
			}

		})).isEqualTo("[dropped: redaction failed]" + System.lineSeparator());
	}

	@Test
	void writesTheLineOfTheOtherLayout() {
		assertThat(layout(Redactor.NONE)).isEqualTo("password=hunter2");
	}

	private static String layout(Redactor redactor) {
		return new RedactingLayout(new LayoutBase<>() {

			@Override
			public String doLayout(ILoggingEvent event) {
				return "password=hunter2";
			}

		}, redactor).doLayout(new LoggingEvent());
	}

}
