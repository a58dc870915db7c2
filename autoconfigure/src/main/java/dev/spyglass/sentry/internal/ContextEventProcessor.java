/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.List;
import java.util.function.Consumer;

import dev.spyglass.failure.internal.ErrorFingerprint;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.vocabulary.LogFields;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds the service, the request, the correlation and the error's fingerprint to an event,
 * and removes personal data. Runs on the thread that captures the event, so that the MDC
 * is that of the error. Values set by the application are kept. Immutable and
 * thread-safe.
 */
public final class ContextEventProcessor implements EventProcessor {

	private static final List<String> IDS = List.of(LogFields.REQUEST_ID, LogFields.CORRELATION_ID, LogFields.TASK_ID);

	private final ServiceIdentity identity;

	private final boolean withPersonalData;

	private final Consumer<Throwable> dropped;

	/**
	 * Creates a processor that ignores failures.
	 * @param identity identity of the service
	 * @param withPersonalData whether to keep personal data
	 */
	public ContextEventProcessor(ServiceIdentity identity, boolean withPersonalData) {
		this(identity, withPersonalData, (failure) -> {
		});
	}

	/**
	 * Creates a processor.
	 * @param identity identity of the service
	 * @param withPersonalData whether to keep personal data
	 * @param dropped receives each failure because of which an event is dropped
	 */
	public ContextEventProcessor(ServiceIdentity identity, boolean withPersonalData, Consumer<Throwable> dropped) {
		this.identity = identity;
		this.withPersonalData = withPersonalData;
		this.dropped = dropped;
	}

	/**
	 * Drops the event on a failure: Sentry would send it unprocessed if this method
	 * threw.
	 */
	@Override
	public @Nullable SentryEvent process(SentryEvent event, Hint hint) {
		try {
			return addContext(event);
		}
		catch (Throwable ex) {
			this.dropped.accept(ex);
			return null;
		}
	}

	private SentryEvent addContext(SentryEvent event) {
		tag(event, LogFields.SERVICE, this.identity.service());
		IDS.forEach((id) -> tag(event, id, MDC.get(id)));
		tag(event, LogFields.Http.ROUTE, MDC.get(LogFields.MDC_HTTP_ROUTE));
		Throwable error = event.getThrowable();
		if (error != null && (event.getFingerprints() == null || event.getFingerprints().isEmpty())) {
			event.setFingerprints(List.of(ErrorFingerprint.of(error)));
		}
		if (event.getBreadcrumbs() != null) {
			event.setBreadcrumbs(Breadcrumbs.ofCurrentRequest(event.getBreadcrumbs()));
		}
		if (!this.withPersonalData) {
			PersonalData.removeFrom(event);
		}
		return event;
	}

	static void tag(SentryEvent event, String name, @Nullable String value) {
		if (value != null && event.getTag(name) == null) {
			event.setTag(name, value);
		}
	}

}
