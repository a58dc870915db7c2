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
 * Limits of the number of time series.
 *
 * @param enabled whether new values of tags fold into {@code other} past the limits
 * @param maxValues values that one tag of one meter may have; for the tag {@code uri} of
 * HTTP requests Boot's {@code management.metrics.web.server.max-uri-tags} and its twin
 * for clients hold instead
 * @param maxSeries time series that all meters together may have
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
					"The limit must be at least 1. To have no limit, set " + PREFIX + ".enabled=false.");
		}
	}

}
