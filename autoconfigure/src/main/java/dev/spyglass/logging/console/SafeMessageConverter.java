/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.console;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Writes the message, harmless for a terminal.
 */
final class SafeMessageConverter extends ClassicConverter {

	@Override
	public String convert(ILoggingEvent event) {
		return SafeText.of(String.valueOf(event.getFormattedMessage()));
	}

}
