/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Creates {@link SpyglassLoggingSystem} ahead of Boot's own logging system, if Logback
 * and the JSON libraries are present. Otherwise it loads none of their classes.
 */
// Boot's own factory has HIGHEST_PRECEDENCE + 1024.
@Order(Ordered.HIGHEST_PRECEDENCE + 1000)
class SpyglassLoggingSystemFactory implements LoggingSystemFactory {

	@Override
	public @Nullable LoggingSystem getLoggingSystem(ClassLoader classLoader) {
		return LoggingLibraries.missing(classLoader).isEmpty() ? new SpyglassLoggingSystem(classLoader) : null;
	}

}
