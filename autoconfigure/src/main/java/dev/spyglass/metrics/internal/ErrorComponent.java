/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import dev.spyglass.propagation.internal.TaskContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Tells which part of an application an observation belongs to.
 */
public final class ErrorComponent {

	static final String APPLICATION = "application";

	private ErrorComponent() {
	}

	/**
	 * Returns the part of the innermost observation whose part is known.
	 * @param observation where to start, or {@code null} outside of any
	 * @return the part, {@code application} if none is known
	 */
	public static String of(@Nullable ObservationView observation) {
		ObservationView current = observation;
		while (current != null) {
			String source = of(current.getContextView());
			if (source != null) {
				return source;
			}
			current = current.getContextView().getParentObservation();
		}
		return APPLICATION;
	}

	/**
	 * Returns the part that runs under a context, or null if it is inside another one.
	 */
	static @Nullable String of(Observation.ContextView context) {
		if (context instanceof TaskContext) {
			return "task";
		}
		if (context instanceof ScheduledTaskObservationContext) {
			return "scheduled";
		}
		if (context instanceof ReceiverContext<?> receiver) {
			return (receiver.getKind() == Kind.CONSUMER) ? "listener" : "http";
		}
		return null;
	}

}
