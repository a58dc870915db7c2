/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Writes the message, with control characters escaped, and colored if it is one of
 * Spyglass' own.
 */
final class SafeMessageConverter extends ClassicConverter {

	private final ReadableText readable;

	SafeMessageConverter(ReadableText readable) {
		this.readable = readable;
	}

	@Override
	public String convert(ILoggingEvent event) {
		if (GeneratedPassword.isIn(event)) {
			return SafeText.of(event.getFormattedMessage());
		}
		String message = this.readable.of(String.valueOf(this.readable.messageOf(event)));
		OwnLine own = OwnLine.of(event);
		return (own != null) ? OwnMessage.colored(own, message, event.getThrowableProxy() != null) : message;
	}

}
