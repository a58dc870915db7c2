/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.core.env.Environment;

/**
 * Initialization context that runs an action each time Boot asks for the environment.
 * Boot does so after it has reset Logback and before it configures it, with all lines
 * denied: the only time at which something can be restored before the first line.
 */
final class RestoringInitializationContext extends LoggingInitializationContext {

	private final LoggingInitializationContext delegate;

	private final Runnable action;

	RestoringInitializationContext(LoggingInitializationContext delegate, Runnable action) {
		super(null);
		this.delegate = delegate;
		this.action = action;
	}

	@Override
	public @Nullable Environment getEnvironment() {
		this.action.run();
		return this.delegate.getEnvironment();
	}

}
