/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.function.UnaryOperator;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/**
 * Escapes control characters in what a part of the user's pattern writes.
 */
final class SafeConverter extends CompositeConverter<ILoggingEvent> {

	private final UnaryOperator<String> escape;

	SafeConverter(UnaryOperator<String> escape) {
		this.escape = escape;
	}

	@Override
	protected String transform(ILoggingEvent event, String text) {
		return this.escape.apply(text);
	}

}
