/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.console;

import java.util.List;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.logging.Severity;
import net.logstash.logback.argument.StructuredArgument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

/**
 * Writes the key-values behind the message: those of the fluent API, structured arguments
 * that the message does not show already, and markers.
 */
final class KeyValuesConverter extends ClassicConverter {

	private static final String COMMONS_LOGGING = "COMMONS-LOGGING"; // On each line of
																		// Spring's.

	@Override
	public String convert(ILoggingEvent event) {
		List<KeyValuePair> pairs = event.getKeyValuePairs();
		Object[] arguments = event.getArgumentArray();
		List<Marker> markers = event.getMarkerList();
		if (pairs == null && arguments == null && markers == null) {
			return "";
		}
		StringBuilder text = new StringBuilder();
		if (pairs != null) {
			pairs.forEach((pair) -> append(text, pair.key, pair.value));
		}
		if (arguments != null) {
			append(text, arguments, event.getFormattedMessage());
		}
		if (markers != null) {
			markers.stream()
				.filter((marker) -> marker != Severity.FATAL && !marker.getName().equals(COMMONS_LOGGING))
				.forEach((marker) -> text.append(' ').append(faint("#" + print(marker))));
		}
		return text.toString();
	}

	private static void append(StringBuilder text, Object[] arguments, String message) {
		for (Object argument : arguments) {
			if (argument instanceof StructuredArgument) {
				String shown = print(argument);
				if (!message.contains(shown)) {
					text.append(' ').append(shown);
				}
			}
		}
	}

	private static void append(StringBuilder text, String key, @Nullable Object value) {
		text.append(' ').append(faint(SafeText.of(String.valueOf(key)) + "=")).append(print(value));
	}

	private static String print(@Nullable Object value) {
		try {
			return SafeText.of(String.valueOf(value));
		}
		catch (RuntimeException | StackOverflowError ex) {
			return "<" + ex.getClass().getSimpleName() + ">"; // toString() of the user's
																// object.
		}
	}

	private static String faint(String text) {
		return AnsiOutput.toString(AnsiStyle.FAINT, text);
	}

}
