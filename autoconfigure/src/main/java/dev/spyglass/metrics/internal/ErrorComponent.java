/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import dev.spyglass.propagation.internal.TaskContext;
import dev.spyglass.vocabulary.LogFields;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Determines the component of an application that an observation belongs to.
 */
public final class ErrorComponent {

	static final String APPLICATION = "application";

	private static final String HTTP = "http";

	private ErrorComponent() {
	}

	/**
	 * Returns the component of the innermost observation whose component is known, else
	 * {@code http} if the current thread works for a request.
	 * @param observation the innermost observation, or {@code null} if there is none
	 * @return the component, {@code application} if none is known
	 */
	public static String of(@Nullable ObservationView observation) {
		ObservationView current = observation;
		while (current != null) {
			String component = of(current.getContextView());
			if (component != null) {
				return component;
			}
			current = current.getContextView().getParentObservation();
		}
		// The scope of a request's observation ends before the container logs its error.
		return (MDC.get(LogFields.REQUEST_ID) != null) ? HTTP : APPLICATION;
	}

	/**
	 * Returns the component that an observation starts, or {@code null} if it is only a
	 * step within another one.
	 */
	static @Nullable String of(Observation.ContextView context) {
		if (context instanceof TaskContext) {
			return "task";
		}
		if (context instanceof ScheduledTaskObservationContext) {
			return "scheduled";
		}
		if (context instanceof ReceiverContext<?> receiver) {
			return (receiver.getKind() == Kind.CONSUMER) ? "listener" : HTTP;
		}
		return null;
	}

}
