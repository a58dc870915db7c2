/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Converts header names to names that a messaging protocol allows.
 */
public final class MessageHeaders {

	private static final @Nullable Class<?> JMS_MESSAGE = find("jakarta.jms.Message");

	private MessageHeaders() {
	}

	/**
	 * Returns the name of a header in a message. Names of JMS properties must be Java
	 * identifiers (Jakarta Messaging, section 3.5.1), so they are in lower case and have
	 * underscores; other protocols use the HTTP name.
	 * @param message the message
	 * @param name name of the header in HTTP
	 * @return name of the header in the message
	 */
	public static String name(Object message, String name) {
		return (JMS_MESSAGE != null && JMS_MESSAGE.isInstance(message))
				? name.toLowerCase(Locale.ROOT).replace('-', '_') : name;
	}

	private static @Nullable Class<?> find(String name) {
		ClassLoader classLoader = MessageHeaders.class.getClassLoader();
		return ClassUtils.isPresent(name, classLoader) ? ClassUtils.resolveClassName(name, classLoader) : null;
	}

}
