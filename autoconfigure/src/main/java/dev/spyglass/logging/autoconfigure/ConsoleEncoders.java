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
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.console.ReadableLayout;

import org.springframework.util.StringUtils;

/**
 * Creates the encoder for the text format of the console.
 */
final class ConsoleEncoders {

	private ConsoleEncoders() {
	}

	static Encoder<ILoggingEvent> create(LoggerContext context) {
		Redactor redactor = LogRedactor.of(context, SinkName.CONSOLE);
		ReadableLayout layout = new ReadableLayout(redactor);
		layout.setContext(context);
		layout.start();
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(context);
		encoder.setLayout(redacting(context, layout, redactor));
		String charset = context.getProperty("CONSOLE_LOG_CHARSET");
		if (StringUtils.hasText(charset)) {
			encoder.setCharset(Charset.forName(charset));
		}
		encoder.start();
		return encoder;
	}

	private static Layout<ILoggingEvent> redacting(LoggerContext context, Layout<ILoggingEvent> layout,
			Redactor redactor) {
		RedactingLayout redacting = new RedactingLayout(layout, redactor);
		redacting.setContext(context);
		redacting.start();
		return redacting;
	}

}
