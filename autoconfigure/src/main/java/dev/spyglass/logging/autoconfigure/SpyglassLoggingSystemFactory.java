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
 * Offers {@link SpyglassLoggingSystem} before Boot offers its own, wherever Logback and
 * the encoder are present. Touches no class of theirs otherwise.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1000) // Boot's stands at + 1024.
class SpyglassLoggingSystemFactory implements LoggingSystemFactory {

	@Override
	public @Nullable LoggingSystem getLoggingSystem(ClassLoader classLoader) {
		return LoggingLibraries.missing(classLoader).isEmpty() ? new SpyglassLoggingSystem(classLoader) : null;
	}

}
