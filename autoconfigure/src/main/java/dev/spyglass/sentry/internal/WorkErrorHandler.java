/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import dev.spyglass.failure.internal.ErrorListener;
import dev.spyglass.propagation.internal.TaskContext;
import dev.spyglass.propagation.internal.WorkFields;
import dev.spyglass.request.internal.RequestScope;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;

import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Sends an error that ends a consumed message, a task or a scheduled run to Sentry. Some
 * frameworks log such errors only as a warning or not at all, and Sentry does not
 * integrate with them. An error that is also logged is sent once. Stateless and
 * thread-safe.
 */
public final class WorkErrorHandler implements ObservationHandler<Observation.Context>, ErrorListener {

	private static final String MECHANISM = "SpyglassWork";

	private final WorkTrace trace;

	/**
	 * Creates a handler.
	 * @param trace reopens the trace of the work
	 */
	public WorkErrorHandler(WorkTrace trace) {
		this.trace = trace;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof TaskContext || context instanceof ScheduledTaskObservationContext
				|| (context instanceof ReceiverContext<?> receiver && receiver.getKind() == Kind.CONSUMER);
	}

	@Override
	public void onStop(Observation.Context context) {
		Throwable error = context.getError();
		if (error == null) {
			return;
		}
		try (RequestScope scope = RequestScope.open(WorkFields.of(context));
				WorkTrace.Scope traced = this.trace.open(context)) {
			SentryEvent event = event(error);
			event.setTransaction(
					(context.getContextualName() != null) ? context.getContextualName() : context.getName());
			Sentry.captureEvent(event);
		}
	}

	/** Does nothing, since Sentry's own appender sends the error with its log line. */
	@Override
	public void logged(Throwable error) {
	}

	@Override
	public void listenerFailed(Throwable error) {
		Sentry.captureEvent(event(error));
	}

	private static SentryEvent event(Throwable error) {
		Mechanism mechanism = new Mechanism();
		mechanism.setType(MECHANISM);
		mechanism.setHandled(false);
		SentryEvent event = new SentryEvent(new ExceptionMechanismException(mechanism, error, Thread.currentThread()));
		event.setLevel(SentryLevel.ERROR);
		return event;
	}

}
