/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Arrays;
import java.util.function.Predicate;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.marker.SingleFieldAppendingMarker;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * Formats messages without the values of structured arguments that are hidden because of
 * their key, as in {@code log.info("user {}", value("password", password))}.
 */
public final class HiddenArguments {

	private static final String MASK = "[redacted]";

	private HiddenArguments() {
	}

	/**
	 * Returns the formatted message of an event. Its arguments are left as they are.
	 * @param event the event
	 * @param hides returns whether a key hides its value
	 * @return the message, or {@code null} if the event has none
	 */
	public static @Nullable String message(ILoggingEvent event, Predicate<String> hides) {
		@Nullable Object[] arguments = event.getArgumentArray();
		@Nullable Object[] masked = null;
		for (int index = 0; arguments != null && index < arguments.length; index++) {
			if (arguments[index] instanceof SingleFieldAppendingMarker argument
					&& hides.test(argument.getFieldName())) {
				masked = (masked != null) ? masked : Arrays.copyOf(arguments, arguments.length, Object[].class);
				masked[index] = masked(argument);
			}
		}
		return (masked != null) ? MessageFormatter.arrayFormat(event.getMessage(), masked).getMessage()
				: event.getFormattedMessage();
	}

	private static String masked(SingleFieldAppendingMarker argument) {
		String prefix = argument.getFieldName() + "=";
		return String.valueOf(argument).startsWith(prefix) ? prefix + MASK : MASK;
	}

}
