/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.ArrayList;
import java.util.List;

import dev.spyglass.failure.internal.RecentIds;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.LogFields;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Drops the event for the log line of a failed request if an earlier event already
 * reported the failure. The line remains an event only for a 5xx response without an
 * exception. Thread-safe.
 */
public final class RequestLineFilter implements EventProcessor {

	private final RecentIds failed = new RecentIds();

	@Override
	public @Nullable SentryEvent process(SentryEvent event, Hint hint) {
		String request = MDC.get(LogFields.REQUEST_ID);
		if (RequestLog.LOGGER.equals(event.getLogger())) {
			return (request == null || this.failed.remove(request)) ? null : grouped(event);
		}
		if (request != null && isError(event.getLevel())) {
			this.failed.add(request);
		}
		return event;
	}

	private static boolean isError(@Nullable SentryLevel level) {
		return level == null || level == SentryLevel.ERROR || level == SentryLevel.FATAL;
	}

	/** Groups by route, since the messages differ by status and duration. */
	private static SentryEvent grouped(SentryEvent event) {
		List<String> fingerprints = new ArrayList<>(List.of(EventNames.REQUEST_COMPLETED));
		String route = MDC.get(LogFields.MDC_HTTP_ROUTE);
		if (route != null) {
			fingerprints.add(route);
		}
		event.setFingerprints(fingerprints);
		return event;
	}

}
