/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal;

import java.util.Map;

import io.micrometer.observation.Observation;

/**
 * Provides the log fields of observed work to other observation handlers. They need it
 * when the observation stops, because its scope is closed by then and the fields are no
 * longer in the MDC.
 */
public final class WorkFields {

	private static final String KEY = WorkFields.class.getName();

	private WorkFields() {
	}

	static void put(Observation.Context context, Map<String, String> fields) {
		context.put(KEY, fields);
	}

	/**
	 * Returns the fields of the work.
	 * @param context context of its observation
	 * @return names and values; empty if the work has no fields
	 */
	public static Map<String, String> of(Observation.Context context) {
		return context.getOrDefault(KEY, Map.<String, String>of());
	}

}
