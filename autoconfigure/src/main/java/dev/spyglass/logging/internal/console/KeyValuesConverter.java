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
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * Writes the key-values after the message: those of the fluent API, structured arguments
 * that the message does not contain, markers, and MDC entries other than the ids. Of
 * Spyglass' own lines it writes what the message leaves out.
 */
final class KeyValuesConverter extends ClassicConverter {

	// Spring's Commons Logging adds this marker to each of its lines.
	private static final String COMMONS_LOGGING = "COMMONS-LOGGING";

	/** Two of them have their own column; the others do not help a person. */
	private static final Set<String> IDS = Set.of(LogFields.REQUEST_ID, LogFields.CORRELATION_ID, LogFields.TRACE_ID,
			LogFields.SPAN_ID, LogFields.TRACE_SAMPLED, "traceId", "spanId");

	private final ReadableText readable;

	private final ReadablePair pair;

	KeyValuesConverter(ReadableText readable) {
		this.readable = readable;
		this.pair = new ReadablePair(readable);
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
		String message = String.valueOf(event.getFormattedMessage());
		OwnLine own = OwnLine.of(event);
		mdc.forEach((key, value) -> {
			if (isShown(key, value, mdc) && (own == null || own.showsOfMdc(key))) {
				text.append(this.pair.of(key, value, message));
			}
		});
		if (own != null) {
			appendRest(text, own, message);
		}
		else if (pairs != null) {
			pairs.forEach((one) -> text.append(this.pair.of(String.valueOf(one.key), one.value, message)));
		}
		if (arguments != null) {
			append(text, arguments, message);
		}
		if (markers != null) {
			markers.stream()
				.filter((marker) -> marker != Severity.FATAL && !marker.getName().equals(COMMONS_LOGGING))
				.forEach((marker) -> text.append(' ')
					.append(ReadablePair.faint("#" + this.readable.ofArgument(marker))));
		}
		return text.toString();
	}

	/** A task outside of a request has its id as the id of the request, too. */
	private static boolean isShown(String key, String value, Map<String, String> mdc) {
		return !IDS.contains(key) && !(key.equals(LogFields.TASK_ID) && value.equals(mdc.get(LogFields.REQUEST_ID)));
	}

	/** Appends what the message of one of Spyglass' own lines leaves out. */
	private void appendRest(StringBuilder text, OwnLine own, String message) {
		own.pairs()
			.stream()
			.filter((one) -> own.shows(one.key))
			.forEach((one) -> text.append(this.pair.of(one.key, one.value, message)));
		if (own.ofRequest(LogFields.Http.PATH) instanceof String path && !message.contains(" " + path + " ")) {
			text.append(this.pair.ofPath(path));
		}
	}

	private void append(StringBuilder text, Object[] arguments, String message) {
		for (Object argument : arguments) {
			if (argument instanceof StructuredArgument && !message.contains(String.valueOf(argument))) {
				text.append(' ').append(this.readable.ofArgument(argument));
			}
		}
	}

}
