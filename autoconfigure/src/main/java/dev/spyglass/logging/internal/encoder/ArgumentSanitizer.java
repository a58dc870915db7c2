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
 * Takes the sting out of arguments whose {@code toString} fails, before SLF4J formats the
 * message: it would print their stack traces to {@code System.err}, in between the lines.
 */
public final class ArgumentSanitizer {

	private ArgumentSanitizer() {
	}

	/**
	 * Replaces the arguments that can't be turned into text by a placeholder, in place.
	 * To be called before the message of an event is formatted, so before
	 * {@link ILoggingEvent#prepareForDeferredProcessing()}. Costs nothing for texts,
	 * numbers, booleans, enums, dates and UUIDs; never throws.
	 * @param event an event whose message was not formatted yet
	 */
	public static void disarm(ILoggingEvent event) {
		Object[] arguments = event.getArgumentArray();
		if (arguments == null) {
			return;
		}
		for (int index = 0; index < arguments.length; index++) {
			Object argument = arguments[index];
			if (!isHarmless(argument)) {
				Throwable failure = failure(argument);
				if (failure != null) {
					arguments[index] = ValueWriter.placeholder(argument, failure);
				}
			}
		}
	}

	private static boolean isHarmless(@Nullable Object argument) {
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
