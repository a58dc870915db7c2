/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.Map;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Propagates the configured {@link RequestLogFields} by Micrometer's context propagation.
 * In contrast to {@link RequestFieldsAccessor}, the field names depend on the
 * application, so the application context registers and removes it. Thread-safe.
 */
public final class RequestLogFieldsAccessor implements ThreadLocalAccessor<Map<String, String>> {

	private final RequestLogFields logFields;

	private final MdcFields fields;

	/**
	 * Creates an accessor.
	 * @param logFields the fields
	 */
	public RequestLogFieldsAccessor(RequestLogFields logFields) {
		this.logFields = logFields;
		this.fields = new MdcFields(logFields.propagated());
	}

	/** Registers the accessor, unless there are no fields to propagate. */
	public void register() {
		if (!this.fields.names().isEmpty()) {
			ContextRegistry.getInstance().registerThreadLocalAccessor(this);
		}
	}

	/** Removes the accessor. */
	public void remove() {
		ContextRegistry.getInstance().removeThreadLocalAccessor(key());
	}

	@Override
	public Object key() {
		return this.logFields;
	}

	@Override
	public @Nullable Map<String, String> getValue() {
		return this.fields.read();
	}

	@Override
	public void setValue(Map<String, String> fields) {
		this.fields.write(fields);
	}

	@Override
	public void setValue() {
		this.fields.clear();
	}

}
