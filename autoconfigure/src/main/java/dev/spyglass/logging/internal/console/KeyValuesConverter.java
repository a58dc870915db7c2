/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.logging.Severity;
import dev.spyglass.vocabulary.LogFields;
import net.logstash.logback.argument.StructuredArgument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.ansi.AnsiStyle;

/**
 * Writes the key-values after the message: those of the fluent API, structured arguments
 * that the message does not contain, markers, and MDC entries other than the ids.
 */
final class KeyValuesConverter extends ClassicConverter {

	// Spring's Commons Logging adds this marker to each of its lines.
	private static final String COMMONS_LOGGING = "COMMONS-LOGGING";

	/** Two of them have their own column; the others do not help a person. */
	private static final Set<String> IDS = Set.of(LogFields.REQUEST_ID, LogFields.CORRELATION_ID, LogFields.TRACE_ID,
			LogFields.SPAN_ID, LogFields.TRACE_SAMPLED, "traceId", "spanId");

	private final ReadableText readable;

	KeyValuesConverter(ReadableText readable) {
		this.readable = readable;
	}

	@Override
	public String convert(ILoggingEvent event) {
		List<KeyValuePair> pairs = event.getKeyValuePairs();
		Object[] arguments = event.getArgumentArray();
		List<Marker> markers = event.getMarkerList();
		Map<String, String> mdc = event.getMDCPropertyMap();
		if (pairs == null && arguments == null && markers == null && mdc.isEmpty()) {
			return "";
		}
		StringBuilder text = new StringBuilder();
		mdc.forEach((key, value) -> {
			if (!IDS.contains(key)) {
				append(text, key, value);
			}
		});
		if (pairs != null) {
			pairs.forEach((pair) -> append(text, String.valueOf(pair.key), pair.value));
		}
		if (arguments != null) {
			append(text, arguments, String.valueOf(event.getFormattedMessage()));
		}
		if (markers != null) {
			markers.stream()
				.filter((marker) -> marker != Severity.FATAL && !marker.getName().equals(COMMONS_LOGGING))
				.forEach((marker) -> text.append(' ').append(faint("#" + this.readable.ofArgument(marker))));
		}
		return text.toString();
	}

	private void append(StringBuilder text, Object[] arguments, String message) {
		for (Object argument : arguments) {
			if (argument instanceof StructuredArgument && !message.contains(String.valueOf(argument))) {
				text.append(' ').append(this.readable.ofArgument(argument));
			}
		}
	}

	private void append(StringBuilder text, String key, @Nullable Object value) {
		text.append(' ').append(faint(this.readable.ofKey(key) + "=")).append(this.readable.of(key, value));
	}

	private static String faint(String text) {
		return AnsiOutput.toString(AnsiStyle.FAINT, text);
	}

}
