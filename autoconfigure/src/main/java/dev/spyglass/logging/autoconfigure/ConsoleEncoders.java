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
import dev.spyglass.logging.console.ReadableLayout;

import org.springframework.util.StringUtils;

/**
 * Creates the encoder of lines for people.
 */
final class ConsoleEncoders {

	private ConsoleEncoders() {
	}

	static Encoder<ILoggingEvent> create(LoggerContext context) {
		ReadableLayout layout = new ReadableLayout();
		layout.setContext(context);
		layout.start();
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(context);
		encoder.setLayout(redacting(context, layout));
		String charset = context.getProperty("CONSOLE_LOG_CHARSET");
		if (StringUtils.hasText(charset)) {
			encoder.setCharset(Charset.forName(charset));
		}
		encoder.start();
		return encoder;
	}

	private static Layout<ILoggingEvent> redacting(LoggerContext context, Layout<ILoggingEvent> layout) {
		RedactingLayout redacting = new RedactingLayout(layout, LogRedactor.of(context));
		redacting.setContext(context);
		redacting.start();
		return redacting;
	}

}
