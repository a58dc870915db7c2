/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.spyglass.vocabulary.LogFields;
import io.micrometer.observation.Observation;
import org.slf4j.MDC;

/**
 * Adds the id of a task's run to the log lines of that run. A run inside a request keeps
 * the request's ids. Otherwise, the task id is also the request id and the correlation
 * id. Thread-safe.
 */
public final class ObservedTaskIdsHandler extends ScopedFieldsHandler<TaskContext> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof TaskContext;
	}

	@Override
	protected Map<String, String> fields(TaskContext context) {
		Map<String, String> fields = new LinkedHashMap<>();
		String requestId = MDC.get(LogFields.REQUEST_ID);
		String correlationId = MDC.get(LogFields.CORRELATION_ID);
		fields.put(LogFields.REQUEST_ID, (requestId != null) ? requestId : context.taskId());
		fields.put(LogFields.CORRELATION_ID, (correlationId != null) ? correlationId : context.taskId());
		fields.put(LogFields.TASK_ID, context.taskId());
		return fields;
	}

}
