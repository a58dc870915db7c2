/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

import java.time.Duration;

import io.opentelemetry.sdk.common.export.RetryPolicy;

/**
 * Provides the retry policy of the exporters. OpenTelemetry's default policy retries
 * until the timeout: the queue fills up meanwhile, and the timeout hides the actual
 * failure.
 */
public final class ExportRetry {

	private static final Duration PAUSE = Duration.ofMillis(300);

	/** Retries once after a short pause, for a collector that is being replaced. */
	public static final RetryPolicy POLICY = RetryPolicy.builder()
		.setMaxAttempts(2)
		.setInitialBackoff(PAUSE)
		.setMaxBackoff(PAUSE)
		.build();

	private ExportRetry() {
	}

}
