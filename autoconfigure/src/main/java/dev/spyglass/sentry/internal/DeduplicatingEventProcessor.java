/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import dev.spyglass.failure.internal.SeenErrors;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Drops events for errors that were already sent, for example logged first and then
 * thrown, or wrapped in between. Sentry's own deduplication recognizes an error that is
 * wrapped later, but not a cause that is sent after its wrapper. Thread-safe.
 */
public final class DeduplicatingEventProcessor implements EventProcessor {

	private final SeenErrors seen = new SeenErrors();

	@Override
	public @Nullable SentryEvent process(SentryEvent event, Hint hint) {
		Throwable error = event.getThrowable();
		return (error == null || this.seen.add(error)) ? event : null;
	}

}
