/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.UUID;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * Determines whether an event can be encoded later on another thread. An event with a
 * collection, an entity or another object that may change or call the application must be
 * encoded immediately, so that its line shows the state at the time of logging.
 */
final class EventSnapshot {

	private EventSnapshot() {
	}

	static boolean isSelfContained(ILoggingEvent event) {
		return areImmutable(event.getArgumentArray()) && areImmutable(event.getKeyValuePairs())
				&& arePlain(event.getMarkerList());
	}

	private static boolean areImmutable(@Nullable Object @Nullable [] arguments) {
		if (arguments != null) {
			for (Object argument : arguments) {
				if (!isImmutable(argument)) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean areImmutable(@Nullable List<KeyValuePair> pairs) {
		if (pairs != null) {
			for (KeyValuePair pair : pairs) {
				if (!isImmutable(pair.value)) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean arePlain(@Nullable List<Marker> markers) {
		if (markers != null) {
			for (Marker marker : markers) {
				if (!marker.getClass().getName().equals("org.slf4j.helpers.BasicMarker")) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean isImmutable(@Nullable Object value) {
		return value == null || value instanceof String || isJdkNumber(value) || value instanceof Boolean
				|| value instanceof Character || value instanceof Enum<?> || value instanceof UUID
				|| value instanceof Class<?> || isJdkTime(value);
	}

	private static boolean isJdkNumber(Object value) {
		return value instanceof Number && isOfJdk(value);
	}

	private static boolean isJdkTime(Object value) {
		return (value instanceof TemporalAccessor || value instanceof TemporalAmount) && isOfJdk(value);
	}

	private static boolean isOfJdk(Object value) {
		// Classes of the boot loader.
		return value.getClass().getClassLoader() == null;
	}

}
