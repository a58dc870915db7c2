/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;

/**
 * Levels that were set by properties or at run time, which a reset of the logger context
 * removes. Levels of an XML configuration are left to it. Thread-safe.
 */
final class LevelMemory {

	private final Map<String, Optional<Level>> levels = new ConcurrentHashMap<>();

	private volatile boolean paused;

	/** Ignores changes from now on, which a configuration makes. */
	void pause() {
		this.paused = true;
	}

	void changed(Logger logger) {
		if (!this.paused) {
			this.levels.put(logger.getName(), Optional.ofNullable(logger.getLevel()));
		}
	}

	void clear() {
		this.levels.clear();
	}

	/** Sets the levels again, and pays attention to changes from now on. */
	void restore(LoggerContext context) {
		this.paused = true;
		try {
			this.levels.forEach((name, level) -> context.getLogger(name).setLevel(level.orElse(null)));
		}
		finally {
			this.paused = false;
		}
	}

}
