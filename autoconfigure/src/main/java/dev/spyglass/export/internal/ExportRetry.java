/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

import java.time.Duration;

import io.opentelemetry.sdk.common.export.RetryPolicy;

/**
 * How often a batch is sent. OpenTelemetry tries five times over many seconds: until the
 * timeout, which is then all that is known of the failure, while the queue fills up.
 */
public final class ExportRetry {

	private static final Duration PAUSE = Duration.ofMillis(300);

	/** Once more, soon, for a collector that is being replaced. */
	public static final RetryPolicy POLICY = RetryPolicy.builder()
		.setMaxAttempts(2)
		.setInitialBackoff(PAUSE)
		.setMaxBackoff(PAUSE)
		.build();

	private ExportRetry() {
	}

}
