/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import org.springframework.util.StringUtils;

/**
 * Detects whether the user configures Logback, by any of the files that Logback and Boot
 * look for. In that case Spyglass does not install its own configuration.
 */
final class UsersLogbackFiles {

	private static final String[] LOGBACKS_NAMES = { "logback-test", "logback" };

	private static final String[] BOOTS_NAMES = { "logback-test-spring", "logback-spring" };

	private UsersLogbackFiles() {
	}

	static boolean exist(ClassLoader classLoader) {
		return exist(classLoader, LOGBACKS_NAMES) || exist(classLoader, BOOTS_NAMES);
	}

	/** Returns whether Logback finds a file without Boot. */
	static boolean existForLogback(ClassLoader classLoader) {
		return isNamedToLogback() || exist(classLoader, LOGBACKS_NAMES);
	}

	private static boolean exist(ClassLoader classLoader, String[] names) {
		for (String name : names) {
			if (classLoader.getResource(name + ".xml") != null || classLoader.getResource(name + ".groovy") != null) {
				return true;
			}
		}
		return false;
	}

	static boolean isNamedToLogback() {
		return StringUtils.hasText(System.getProperty("logback.configurationFile"));
	}

}
