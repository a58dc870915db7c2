/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.function.Supplier;

import dev.spyglass.vocabulary.LogFields;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Adds the route of the current request as a tag to an event, on Servlet and WebFlux and
 * on any thread that the request's observation is propagated to. Immutable and
 * thread-safe.
 */
public final class RouteEventProcessor implements EventProcessor {

	private final Supplier<ObservationRegistry> observations;

	/**
	 * Creates a processor.
	 * @param observations supplier of the registry that knows the current observation,
	 * first called at the first event
	 */
	public RouteEventProcessor(Supplier<ObservationRegistry> observations) {
		this.observations = observations;
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		ContextEventProcessor.tag(event, LogFields.Http.ROUTE, route(this.observations.get().getCurrentObservation()));
		return event;
	}

	private static @Nullable String route(@Nullable ObservationView observation) {
		ObservationView current = observation;
		while (current != null) {
			var context = current.getContextView();
			if (context instanceof ServerRequestObservationContext servlet) {
				return servlet.getPathPattern();
			}
			if (context instanceof org.springframework.http.server.reactive.observation.ServerRequestObservationContext reactive) {
				return reactive.getPathPattern();
			}
			current = context.getParentObservation();
		}
		return null;
	}

}
