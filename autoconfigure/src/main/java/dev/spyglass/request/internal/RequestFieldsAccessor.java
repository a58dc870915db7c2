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
 * Propagates the request's fields in the MDC by Micrometer's context propagation: to
 * Spring Boot's executors, {@code @Async}, asynchronous servlet requests and Reactor. The
 * {@link java.util.ServiceLoader} finds it, so it is present in every use of the
 * registry. Unlike {@link io.micrometer.context.integration.Slf4jThreadLocalAccessor}, it
 * has no value if there are no fields, so nothing is propagated outside of requests.
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
