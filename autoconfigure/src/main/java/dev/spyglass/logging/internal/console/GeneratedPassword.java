/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.console;

import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Recognizes the line on which Spring Boot prints the password that it generates for
 * development. The readable console shows it, because nobody could log in otherwise.
 */
public final class GeneratedPassword {

	private static final String LOGGER = "UserDetailsServiceAutoConfiguration";

	private static final String BOOT = "org.springframework.boot.";

	private static final String TEXT = "Using generated security password: ";

	private GeneratedPassword() {
	}

	/**
	 * Returns whether an event shows the generated password.
	 * @param event the event
	 * @return whether its message must be readable
	 */
	public static boolean isIn(ILoggingEvent event) {
		String logger = event.getLoggerName();
		return logger != null && logger.endsWith(LOGGER) && logger.startsWith(BOOT)
				&& String.valueOf(event.getFormattedMessage()).contains(TEXT);
	}

}
