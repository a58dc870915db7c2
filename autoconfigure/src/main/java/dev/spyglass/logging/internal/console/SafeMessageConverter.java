/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Writes the message, with control characters escaped.
 */
final class SafeMessageConverter extends ClassicConverter {

	private final ReadableText readable;

	SafeMessageConverter(ReadableText readable) {
		this.readable = readable;
	}

	@Override
	public String convert(ILoggingEvent event) {
		return GeneratedPassword.isIn(event) ? SafeText.of(event.getFormattedMessage())
				: this.readable.of(String.valueOf(this.readable.messageOf(event)));
	}

}
