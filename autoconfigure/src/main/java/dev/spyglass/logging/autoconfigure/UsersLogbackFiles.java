/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.stream.Stream;

import org.springframework.util.StringUtils;

/**
 * Tells whether the user configures Logback himself, by any of the files that Logback and
 * Boot look for. Where he does, Spyglass does not take over.
 */
final class UsersLogbackFiles {

	private static final String[] NAMES = { "logback-test", "logback", "logback-test-spring", "logback-spring" };

	private UsersLogbackFiles() {
	}

	static boolean exist(ClassLoader classLoader) {
		return Stream.of(NAMES)
			.flatMap((name) -> Stream.of(name + ".xml", name + ".groovy"))
			.anyMatch((file) -> classLoader.getResource(file) != null);
	}

	static boolean isNamedToLogback() {
		return StringUtils.hasText(System.getProperty("logback.configurationFile"));
	}

}
