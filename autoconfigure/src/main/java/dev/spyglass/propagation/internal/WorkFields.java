/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal;

import java.util.Map;

import io.micrometer.observation.Observation;

/**
 * The fields on the lines of work that runs under an observation, for those who look at
 * it when its scope is closed: at its end.
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
	 * @return names and values, none if it has no fields of its own
	 */
	public static Map<String, String> of(Observation.Context context) {
		return context.getOrDefault(KEY, Map.<String, String>of());
	}

}
