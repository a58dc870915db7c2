/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells each change of a component's state once, in the log and by the meter
 * {@code health.status}. A component that is UP when it is first seen is no change.
 * Thread-safe.
 */
final class HealthChanges {

	private static final Logger logger = LoggerFactory.getLogger(HealthChanges.class);

	private static final List<Status> STATES = List.of(Status.UP, Status.DOWN, Status.OUT_OF_SERVICE, Status.UNKNOWN);

	private final Map<String, Status> states = new ConcurrentHashMap<>();

	private final @Nullable MeterRegistry registry;

	HealthChanges(@Nullable MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Takes notice of an answer.
	 * @param component name of the contributor, with slashes between levels
	 * @param health what it answered
	 */
	void seen(String component, Health health) {
		Status status = health.getStatus();
		Status before = this.states.put(component, status);
		if (before == null && this.registry != null) {
			gauges(component, this.registry);
		}
		Status from = (before != null) ? before : Status.UP;
		if (!status.equals(from)) {
			log(component, from, health);
		}
	}

	private void gauges(String component, MeterRegistry registry) {
		for (Status status : STATES) {
			Gauge.builder(MeterNames.HEALTH_STATUS, this.states, (states) -> isIn(states, component, status))
				.description("1 for the state that a component is in, 0 for the others")
				.tag(TagNames.COMPONENT, component)
				.tag(TagNames.STATUS, status.getCode())
				.register(registry);
		}
	}

	private static double isIn(Map<String, Status> states, String component, Status status) {
		Status current = states.get(component);
		return (current != null && current.equals(status)) ? 1 : 0;
	}

	private static void log(String component, Status from, Health health) {
		boolean well = health.getStatus().equals(Status.UP);
		logger.atLevel(well ? Level.INFO : Level.WARN)
			.addKeyValue(TagNames.COMPONENT, component)
			.addKeyValue("from", from.getCode())
			.addKeyValue("to", health.getStatus().getCode())
			.addKeyValue("cause", cause(health))
			.log(EventNames.HEALTH_CHANGED);
	}

	/** The error that Boot's indicators put there, else all details. */
	private static String cause(Health health) {
		Object error = health.getDetails().get("error");
		if (error == null) {
			error = health.getDetails().get("reason");
		}
		return String.valueOf((error != null) ? error : health.getDetails());
	}

}
