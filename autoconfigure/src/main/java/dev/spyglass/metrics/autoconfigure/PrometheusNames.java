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
 * Naming convention that keeps {@code task_created_total} unchanged. OpenMetrics reserves
 * the suffix {@code _created} of a counter, so that Micrometer's convention would remove
 * it and leave {@code task_total}.
 *
 * @param delegate the convention for all other names
 */
record PrometheusNames(NamingConvention delegate) implements NamingConvention {

	private static final String TASK_CREATED = MeterNames.TASK_CREATED.replace('.', '_');

	@Override
	public String name(String name, Meter.Type type, @Nullable String baseUnit) {
		return name.equals(MeterNames.TASK_CREATED) ? TASK_CREATED : this.delegate.name(name, type, baseUnit);
	}

	@Override
	public String tagKey(String key) {
		return this.delegate.tagKey(key);
	}

	@Override
	public String tagValue(String value) {
		return this.delegate.tagValue(value);
	}

}
