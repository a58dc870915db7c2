/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.LogFields;
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
 * Logs each status change of a component once, and maintains the meter
 * {@code health.status}. The first status of a component is logged only if it is not UP.
 * Thread-safe.
 */
final class HealthChanges {

	private static final Logger logger = LoggerFactory.getLogger(HealthChanges.class);

	private static final List<Status> STATES = List.of(Status.UP, Status.DOWN, Status.OUT_OF_SERVICE, Status.UNKNOWN);

	private final Map<String, Recorded> states = new ConcurrentHashMap<>();

	private final @Nullable MeterRegistry registry;

	HealthChanges(@Nullable MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Records the health of a component, unless newer health is known.
	 * @param component name of the contributor, with slashes between levels
	 * @param order sequence number of the health; the health with the higher number is
	 * newer
	 * @param health the health
	 */
	void update(String component, long order, Health health) {
		Status status = health.getStatus();
		Status before = replace(component, new Recorded(order, status));
		if (!status.equals(before)) {
			log(component, before, health);
		}
	}

	/**
	 * Removes a component and its meters.
	 * @param component name of the contributor
	 */
	void remove(String component) {
		this.states.remove(component);
		if (this.registry != null) {
			this.registry.find(MeterNames.HEALTH_STATUS)
				.tag(TagNames.COMPONENT, component)
				.meters()
				.forEach(this.registry::remove);
		}
	}

	private synchronized Status replace(String component, Recorded now) {
		Recorded before = this.states.get(component);
		if (before != null && before.order() > now.order()) {
			// Newer health was recorded in the meantime.
			return now.status();
		}
		this.states.put(component, now);
		if (before == null) {
			STATES.forEach((status) -> gauge(component, status));
		}
		if (!STATES.contains(now.status())) {
			gauge(component, now.status());
		}
		return (before != null) ? before.status() : Status.UP;
	}

	private void gauge(String component, Status status) {
		if (this.registry != null) {
			Gauge.builder(MeterNames.HEALTH_STATUS, this.states, (states) -> isIn(states, component, status))
				.description("1 for the state that a component is in, 0 for the others")
				.tag(TagNames.COMPONENT, component)
				.tag(TagNames.STATUS, status.getCode())
				.register(this.registry);
		}
	}

	private static double isIn(Map<String, Recorded> states, String component, Status status) {
		Recorded current = states.get(component);
		return (current != null && current.status().equals(status)) ? 1 : 0;
	}

	private static void log(String component, Status from, Health health) {
		boolean up = health.getStatus().equals(Status.UP);
		String cause = cause(health);
		logger.atLevel(up ? Level.INFO : Level.WARN)
			.addKeyValue(LogFields.EVENT, EventNames.HEALTH_CHANGED)
			.addKeyValue(TagNames.COMPONENT, component)
			.addKeyValue("from", from.getCode())
			.addKeyValue("to", health.getStatus().getCode())
			.addKeyValue("cause", cause)
			.log(HealthText.changed(component, from, health.getStatus(), up ? "" : cause));
	}

	/**
	 * Returns the error that Spring Boot's indicators add to the details, or else the
	 * reason, or else all details.
	 */
	private static String cause(Health health) {
		Object error = health.getDetails().get("error");
		if (error == null) {
			error = health.getDetails().get("reason");
		}
		return String.valueOf((error != null) ? error : health.getDetails());
	}

	private record Recorded(long order, Status status) {

	}

}
