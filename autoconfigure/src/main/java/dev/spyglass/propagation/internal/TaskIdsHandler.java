/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal;

import java.util.Map;

import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.request.internal.id.RequestIdGenerators;
import dev.spyglass.request.internal.id.RequestIdOutcome;
import dev.spyglass.request.internal.id.RequestIdentity;
import io.micrometer.observation.Observation;

import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Assigns a new id, prefixed {@code task_}, to each run of a scheduled task. It is the
 * request id and the correlation id of the run. Thread-safe.
 */
public final class TaskIdsHandler extends ScopedFieldsHandler<ScheduledTaskObservationContext> {

	private final RequestIdGenerator generator = RequestIdGenerators.prefixed("task_");

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ScheduledTaskObservationContext;
	}

	@Override
	protected Map<String, String> fields(ScheduledTaskObservationContext context) {
		String id = this.generator.generate();
		return fields(new RequestIdentity(id, id, RequestIdOutcome.GENERATED));
	}

}
