/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Adds a description to meters without one. Prometheus shows it as help text. An existing
 * description is kept. Immutable and thread-safe.
 */
public final class MeterDescriptionFilter implements MeterFilter {

	private final Map<String, String> descriptions;

	/**
	 * Creates a filter.
	 * @param descriptions description by meter name
	 */
	public MeterDescriptionFilter(Map<String, String> descriptions) {
		this.descriptions = Map.copyOf(descriptions);
	}

	@Override
	public Meter.Id map(Meter.Id id) {
		String description = this.descriptions.get(id.getName());
		if (description == null || id.getDescription() != null) {
			return id;
		}
		return new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), description, id.getType());
	}

}
