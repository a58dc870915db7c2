/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.errors;

import dev.spyglass.context.RequestLog;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the line about the end of a failed request from becoming an event: the error
 * itself is one already. Stateless and thread-safe.
 */
public final class RequestLineFilter implements EventProcessor {

	@Override
	public @Nullable SentryEvent process(SentryEvent event, Hint hint) {
		return RequestLog.LOGGER.equals(event.getLogger()) ? null : event;
	}

}
