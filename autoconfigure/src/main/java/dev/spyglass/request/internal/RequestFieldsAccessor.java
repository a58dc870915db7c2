/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.List;
import java.util.Map;

import dev.spyglass.vocabulary.LogFields;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets the request's fields in the MDC travel wherever Micrometer's context propagation
 * is at work: Boot's executors, {@code @Async}, servlet async, Reactor. Found by the
 * {@link java.util.ServiceLoader}, so that it is there however the registry is used. Like
 * {@link io.micrometer.context.integration.Slf4jThreadLocalAccessor}, but has no value
 * where there are no fields, so that nothing is carried outside of requests.
 */
public final class RequestFieldsAccessor implements ThreadLocalAccessor<Map<String, String>> {

	/** Key of the fields in a snapshot and in Reactor's context. */
	public static final String KEY = "dev.spyglass.request";

	private static final MdcFields FIELDS = new MdcFields(List.of(LogFields.REQUEST_ID, LogFields.CORRELATION_ID,
			LogFields.USER_ID, LogFields.TENANT_ID, LogFields.TASK_ID, LogFields.BATCH_ID));

	@Override
	public Object key() {
		return KEY;
	}

	@Override
	public @Nullable Map<String, String> getValue() {
		return FIELDS.read();
	}

	@Override
	public void setValue(Map<String, String> fields) {
		FIELDS.write(fields);
	}

	@Override
	public void setValue() {
		FIELDS.clear();
	}

}
