/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.UUID;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Replaces arguments whose {@code toString} fails, before SLF4J formats the message.
 * SLF4J would print their stack traces to {@code System.err}, between the log lines.
 */
public final class ArgumentSanitizer {

	private ArgumentSanitizer() {
	}

	/**
	 * Returns an event whose arguments can be converted to text. An argument that cannot
	 * is replaced by a placeholder in a copy of the array, since the array belongs to the
	 * caller. Must be called before the message of an event is formatted, and therefore
	 * before {@link ILoggingEvent#prepareForDeferredProcessing()}. Common types such as
	 * strings, numbers, booleans, dates and UUIDs are not converted. Never throws.
	 * @param event an event whose message was not formatted yet
	 * @return the same event if all its arguments can be converted
	 */
	public static ILoggingEvent sanitize(ILoggingEvent event) {
		Object[] arguments = event.getArgumentArray();
		if (arguments == null || event instanceof SanitizedEvent || areSafe(arguments)) {
			return event;
		}
		Object[] copy = Arrays.copyOf(arguments, arguments.length, Object[].class);
		for (int index = 0; index < copy.length; index++) {
			Throwable failure = failure(copy[index]);
			copy[index] = (failure != null) ? ValueWriter.placeholder(copy[index], failure) : copy[index];
		}
		return new SanitizedEvent(event, copy);
	}

	private static boolean areSafe(@Nullable Object[] arguments) {
		for (Object argument : arguments) {
			if (!isSafe(argument) && failure(argument) != null) {
				return false;
			}
		}
		return true;
	}

	private static boolean isSafe(@Nullable Object argument) {
		return argument == null || argument instanceof String || argument instanceof Number
				|| argument instanceof Boolean || argument instanceof Character || argument instanceof UUID
				|| argument instanceof Temporal || argument instanceof Class;
	}

	private static @Nullable Throwable failure(@Nullable Object argument) {
		try {
			String text = (argument instanceof Object[] array) ? Arrays.deepToString(array) : String.valueOf(argument);
			return (text != null) ? null : new NullPointerException();
		}
		catch (Throwable ex) {
			return ex;
		}
	}

}
