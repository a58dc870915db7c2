/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.limit;

import java.util.Map;

/**
 * Maximum number of tag values and time series of a registry. Immutable.
 *
 * @param values maximum number of values of one tag of one meter, besides {@code other}
 * @param uriValues maximum number of values of the tag {@code uri}, by the prefix of the
 * meter's name
 * @param series maximum number of time series of all meters together
 */
public record CardinalityLimits(int values, Map<String, Integer> uriValues, int series) {

	private static final String URI = "uri";

	/** Copies the map to make the record immutable. */
	public CardinalityLimits {
		uriValues = Map.copyOf(uriValues);
	}

	int values(String meter, String tag) {
		if (tag.equals(URI)) {
			for (Map.Entry<String, Integer> limit : this.uriValues.entrySet()) {
				if (meter.startsWith(limit.getKey())) {
					return limit.getValue();
				}
			}
		}
		return this.values;
	}

}
