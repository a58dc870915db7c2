/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.errors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.spyglass.context.ServiceIdentity;
import dev.spyglass.vocabulary.LogFields;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Links an event to the service, the request and the flow in which it happened, and takes
 * out what tells of a person. Runs on the thread that captures the event, so that the MDC
 * is that of the error. Immutable and thread-safe.
 */
public final class ContextEventProcessor implements EventProcessor {

	/** Where Sentry's log appender puts the MDC. */
	private static final String MDC_CONTEXT = "MDC";

	private static final List<String> IDS = List.of(LogFields.REQUEST_ID, LogFields.CORRELATION_ID);

	private final ServiceIdentity identity;

	private final boolean withPersonalData;

	/**
	 * Creates a processor.
	 * @param identity the service that speaks
	 * @param withPersonalData whether what tells of a person may be sent
	 */
	public ContextEventProcessor(ServiceIdentity identity, boolean withPersonalData) {
		this.identity = identity;
		this.withPersonalData = withPersonalData;
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		event.setTag(LogFields.SERVICE, this.identity.service());
		IDS.forEach((id) -> tag(event, id, MDC.get(id)));
		if (!this.withPersonalData) {
			removePersonalData(event);
		}
		return event;
	}

	private static void tag(SentryEvent event, String name, @Nullable String value) {
		if (value != null) {
			event.setTag(name, value);
		}
	}

	private static void removePersonalData(SentryEvent event) {
		Request request = event.getRequest();
		if (request != null) {
			request.setQueryString(null);
		}
		if (event.getContexts().get(MDC_CONTEXT) instanceof Map<?, ?> mdc) {
			Map<Object, Object> cleaned = new HashMap<>(mdc);
			cleaned.remove(LogFields.USER_ID);
			cleaned.remove(LogFields.MDC_HTTP_CLIENT_IP);
			event.getContexts().put(MDC_CONTEXT, cleaned);
		}
	}

}
