/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.limit;

import java.util.Map;

/**
 * What a registry may grow to. Immutable.
 *
 * @param values values that one tag of one meter may have, besides {@code other}
 * @param uriValues values that the tag {@code uri} may have, by the beginning of the
 * meter's name
 * @param series time series that all meters together may have
 */
public record CardinalityLimits(int values, Map<String, Integer> uriValues, int series) {

	private static final String URI = "uri";

	/** Copies the map. */
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
