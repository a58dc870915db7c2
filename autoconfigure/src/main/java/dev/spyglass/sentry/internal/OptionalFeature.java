/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.concurrent.atomic.AtomicBoolean;

import io.sentry.Sentry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a feature that needs classes or methods which the application's Sentry version may
 * lack. If they are missing, it disables the feature and logs that once. Thread-safe.
 */
final class OptionalFeature {

	private static final Logger logger = LoggerFactory.getLogger(OptionalFeature.class);

	private final String consequence;

	private final AtomicBoolean disabled = new AtomicBoolean();

	/**
	 * Creates the feature.
	 * @param consequence consequence of the missing feature, as the first clause of the
	 * log message
	 */
	OptionalFeature(String consequence) {
		this.consequence = consequence;
	}

	void run(Runnable feature) {
		if (this.disabled.get()) {
			return;
		}
		try {
			feature.run();
		}
		catch (LinkageError ex) {
			if (this.disabled.compareAndSet(false, true)) {
				logger.warn(
						"{}: Sentry {} lacks a class or method that this needs ({}). Everything else works;"
								+ " use the Sentry version that Spyglass manages",
						this.consequence, version(), ex.getMessage());
			}
		}
	}

	private static String version() {
		String version = Sentry.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "(unknown version)";
	}

}
