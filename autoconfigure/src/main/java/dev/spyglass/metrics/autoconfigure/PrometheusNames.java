/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code task_created_total} whole: Micrometer's convention takes {@code _created}
 * away, which OpenMetrics reserves behind the name of a counter, and {@code task_total}
 * would be left.
 *
 * @param micrometers the convention for all other names
 */
record PrometheusNames(NamingConvention micrometers) implements NamingConvention {

	private static final String TASK_CREATED = MeterNames.TASK_CREATED.replace('.', '_');

	@Override
	public String name(String name, Meter.Type type, @Nullable String baseUnit) {
		return name.equals(MeterNames.TASK_CREATED) ? TASK_CREATED : this.micrometers.name(name, type, baseUnit);
	}

	@Override
	public String tagKey(String key) {
		return this.micrometers.tagKey(key);
	}

	@Override
	public String tagValue(String value) {
		return this.micrometers.tagValue(value);
	}

}
