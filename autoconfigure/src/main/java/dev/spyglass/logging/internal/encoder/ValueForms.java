/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Calendar;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

/**
 * Defines the form of types that are no objects or arrays in JSON. It is the same
 * wherever the value stands. Nothing is consumed: the elements of an iterator or a stream
 * belong to the application.
 */
final class ValueForms {

	private ValueForms() {
	}

	/**
	 * Returns what is written for a value.
	 * @param value a value that is neither a text nor a number
	 * @return the form, or the value itself if it has a structure
	 */
	@SuppressWarnings("JavaUtilDate") // An application may still log one.
	static @Nullable Object of(Object value) {
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof Date date) {
			return Instant.ofEpochMilli(date.getTime()).toString();
		}
		if (value instanceof Calendar calendar) {
			return calendar.toInstant().toString();
		}
		if (value instanceof TimeZone zone) {
			return zone.getID();
		}
		if (value instanceof char[] text) {
			return new String(text);
		}
		if (value instanceof Class<?> type) {
			return type.getName();
		}
		if (value instanceof Locale locale) {
			return locale.toLanguageTag();
		}
		if (value instanceof InetAddress address) {
			return address.getHostAddress();
		}
		if (value instanceof Map.Entry<?, ?> entry && !(value instanceof Map)) {
			return Collections.singletonMap(entry.getKey(), entry.getValue());
		}
		if (isReference(value)) {
			return content(value);
		}
		return isText(value) ? String.valueOf(value) : value;
	}

	/** Returns whether the value is written as another one that it contains. */
	static boolean isReference(Object value) {
		return value instanceof Optional || value instanceof AtomicReference || value instanceof OptionalInt
				|| value instanceof OptionalLong || value instanceof OptionalDouble;
	}

	private static @Nullable Object content(Object reference) {
		if (reference instanceof Optional<?> optional) {
			return optional.orElse(null);
		}
		if (reference instanceof AtomicReference<?> atomic) {
			return atomic.get();
		}
		if (reference instanceof OptionalInt optional) {
			return optional.isPresent() ? optional.getAsInt() : null;
		}
		if (reference instanceof OptionalLong optional) {
			return optional.isPresent() ? optional.getAsLong() : null;
		}
		OptionalDouble optional = (OptionalDouble) reference;
		return optional.isPresent() ? optional.getAsDouble() : null;
	}

	private static boolean isText(Object value) {
		if (value instanceof Throwable || value instanceof CharSequence || value instanceof Path
				|| value instanceof Iterator || value instanceof Enumeration || value instanceof BaseStream
				|| value instanceof Supplier) {
			return true;
		}
		if (value instanceof Map || value instanceof Collection || value.getClass().isArray()) {
			return false;
		}
		// A stream of files, for example, can be iterated only once.
		return (value instanceof Iterable) ? value instanceof AutoCloseable : isOfJdk(value.getClass());
	}

	/** Returns whether a type belongs to the JDK, whose {@code toString} is suitable. */
	static boolean isOfJdk(Class<?> type) {
		String name = type.getName();
		return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.")
				|| name.startsWith("sun.");
	}

	/**
	 * Returns whether Jackson leaves values of a type to this class, within the
	 * properties of a bean.
	 */
	static boolean covers(Class<?> type) {
		if (type == Object.class || type == String.class || type == Boolean.class || Map.class.isAssignableFrom(type)
				|| Collection.class.isAssignableFrom(type)) {
			return false;
		}
		return isOfJdk(type) || Enum.class.isAssignableFrom(type) || Number.class.isAssignableFrom(type)
				|| Throwable.class.isAssignableFrom(type) || CharSequence.class.isAssignableFrom(type)
				|| Path.class.isAssignableFrom(type) || Iterator.class.isAssignableFrom(type)
				|| BaseStream.class.isAssignableFrom(type) || Supplier.class.isAssignableFrom(type)
				|| Map.Entry.class.isAssignableFrom(type) || Iterable.class.isAssignableFrom(type);
	}

}
