/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.nio.charset.Charset;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.util.OptionHelper;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.console.ReadableLayout;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Creates the encoder for the text format of the console.
 */
final class ConsoleEncoders {

	private ConsoleEncoders() {
	}

	static Encoder<ILoggingEvent> create(LoggerContext context, Environment environment) {
		Redactor redactor = LogRedactor.of(context, SinkName.CONSOLE);
		ReadableLayout layout = new ReadableLayout(redactor, text(environment, "logging.pattern.dateformat"),
				text(environment, "logging.pattern.level"), text(environment, "logging.exception-conversion-word"));
		layout.setContext(context);
		layout.start();
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(context);
		encoder.setLayout(redacting(context, layout, redactor));
		String charset = text(environment, "logging.charset.console");
		// Boot chooses the terminal's.
		charset = (charset != null) ? charset : OptionHelper.propertyLookup("CONSOLE_LOG_CHARSET", context, null);
		if (StringUtils.hasText(charset)) {
			encoder.setCharset(Charset.forName(charset));
		}
		encoder.start();
		return encoder;
	}

	private static @Nullable String text(Environment environment, String property) {
		String value = environment.getProperty(property);
		return StringUtils.hasText(value) ? value : null;
	}

	private static Layout<ILoggingEvent> redacting(LoggerContext context, Layout<ILoggingEvent> layout,
			Redactor redactor) {
		RedactingLayout redacting = new RedactingLayout(layout, redactor);
		redacting.setContext(context);
		redacting.start();
		return redacting;
	}

}
