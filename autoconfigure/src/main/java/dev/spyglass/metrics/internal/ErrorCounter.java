/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.util.function.Supplier;

import dev.spyglass.failure.internal.ErrorListener;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/**
 * Counts the errors of an application by exception and component: the errors that end a
 * request, a consumed message, a task or a scheduled run, and those that are logged as an
 * error. Each exception counts once, even if it is later wrapped. An exception that is
 * answered with a 4xx status is a client error and does not count. Thread-safe.
 */
public final class ErrorCounter implements ObservationHandler<Observation.Context>, ErrorListener {

	private static final String STATUS = "status";

	private final Supplier<MeterRegistry> meters;

	private final Supplier<ObservationRegistry> observations;

	private final CountedErrors counted = new CountedErrors();

	/**
	 * Creates a counter.
	 * @param meters supplier of the registry, first called at the first error
	 * @param observations supplier of the registry that knows the current observation,
	 * first called at the first logged error
	 */
	public ErrorCounter(Supplier<MeterRegistry> meters, Supplier<ObservationRegistry> observations) {
		this.meters = meters;
		this.observations = observations;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return ErrorComponent.of(context) != null;
	}

	@Override
	public void onStop(Observation.Context context) {
		Throwable error = context.getError();
		String component = (error != null) ? ErrorComponent.of(context) : null;
		if (error != null && component != null && !isClientError(context)) {
			count(error, component);
		}
	}

	private static boolean isClientError(Observation.Context context) {
		KeyValue status = context.getLowCardinalityKeyValue(STATUS);
		return status != null && status.getValue().startsWith("4");
	}

	@Override
	public void logged(Throwable error) {
		count(error, ErrorComponent.of(this.observations.get().getCurrentObservation()));
	}

	private void count(Throwable error, String component) {
		if (!this.counted.add(error)) {
			return;
		}
		MeterRegistry registry = this.meters.get();
		Counter.builder(MeterNames.APPLICATION_ERRORS)
			.description("Errors by exception and component, each counted once")
			.tag(TagNames.EXCEPTION, CountedErrors.name(error))
			.tag(TagNames.COMPONENT, component)
			.tags(OwnMeters.mark(registry))
			.register(registry)
			.increment();
	}

}
