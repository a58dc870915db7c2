/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds the fields of a request to every log line that the current thread writes, until
 * the scope is closed. Closing it restores the previous values. Must be opened and closed
 * on the same thread. Scopes can be nested.
 */
public final class RequestScope implements AutoCloseable {

	private final String[] names;

	private final @Nullable String[] previous;

	private RequestScope(Map<String, String> fields, List<String> late) {
		this.names = new String[fields.size() + late.size()];
		this.previous = new String[this.names.length];
		int i = 0;
		for (String name : late) {
			this.names[i] = name;
			this.previous[i] = MDC.get(name);
			i++;
		}
		for (Map.Entry<String, String> field : fields.entrySet()) {
			this.names[i] = field.getKey();
			this.previous[i] = MDC.get(field.getKey());
			MDC.put(field.getKey(), field.getValue());
			i++;
		}
	}

	/**
	 * Opens a scope on the current thread.
	 * @param fields names and values of the fields, see {@link ActiveRequest#fields()}
	 * @return the scope, to be closed on the same thread
	 */
	public static RequestScope open(Map<String, String> fields) {
		return new RequestScope(fields, List.of());
	}

	/**
	 * Opens a scope on the current thread to which more fields will be added.
	 * @param fields names and values of the fields, see {@link ActiveRequest#fields()}
	 * @param late names of the fields that will be added, see
	 * {@link RequestLogFields#late()}
	 * @return the scope, to be closed on the same thread
	 */
	public static RequestScope open(Map<String, String> fields, List<String> late) {
		return new RequestScope(fields, late);
	}

	@Override
	public void close() {
		// In reverse order, because a name may occur twice.
		for (int i = this.names.length - 1; i >= 0; i--) {
			String value = this.previous[i];
			if (value != null) {
				MDC.put(this.names[i], value);
			}
			else {
				MDC.remove(this.names[i]);
			}
		}
	}

}
