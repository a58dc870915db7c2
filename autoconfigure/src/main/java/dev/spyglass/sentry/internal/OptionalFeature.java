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
 * Does without a feature when the application's version of Sentry lacks what it needs,
 * and says so once. Thread-safe.
 */
final class OptionalFeature {

	private static final Logger logger = LoggerFactory.getLogger(OptionalFeature.class);

	private final String lost;

	private final AtomicBoolean told = new AtomicBoolean();

	/**
	 * Creates a guard.
	 * @param lost what does not work then, as the beginning of a sentence
	 */
	OptionalFeature(String lost) {
		this.lost = lost;
	}

	void run(Runnable feature) {
		if (this.told.get()) {
			return;
		}
		try {
			feature.run();
		}
		catch (LinkageError ex) {
			if (this.told.compareAndSet(false, true)) {
				logger.warn(
						"{}: Sentry {} lacks what Spyglass needs for that ({}). Everything else works;"
								+ " use the version of Sentry that Spyglass brings",
						this.lost, version(), ex.getMessage());
			}
		}
	}

	private static String version() {
		String version = Sentry.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "of this version";
	}

}
