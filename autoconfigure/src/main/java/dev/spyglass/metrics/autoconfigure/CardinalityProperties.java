/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Properties for limiting the number of time series.
 *
 * @param enabled Whether to replace new tag values with 'other' after a cardinality limit
 * is reached.
 * @param maxValues Maximum number of values of one tag of one meter, except for the 'uri'
 * tag of HTTP requests, which Boot's 'max-uri-tags' properties limit.
 * @param maxSeries Maximum number of time series of all meters together, including
 * histogram buckets.
 */
@ConfigurationProperties(CardinalityProperties.PREFIX)
record CardinalityProperties(@DefaultValue("true") boolean enabled, @DefaultValue("100") int maxValues,
		@DefaultValue("10000") int maxSeries) {

	static final String PREFIX = MetricsProperties.PREFIX + ".cardinality";

	CardinalityProperties {
		requirePositive("max-values", maxValues);
		requirePositive("max-series", maxSeries);
	}

	private static void requirePositive(String name, int value) {
		if (value < 1) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "." + name, value,
					"The limit must be at least 1, for example 1000. To have no limit, set " + PREFIX
							+ ".enabled=false.");
		}
	}

}
