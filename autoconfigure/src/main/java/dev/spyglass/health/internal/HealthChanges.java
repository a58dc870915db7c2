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

	private final Map<String, Seen> states = new ConcurrentHashMap<>();

	private final @Nullable MeterRegistry registry;

	HealthChanges(@Nullable MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Takes notice of an answer, unless a later one is known.
	 * @param component name of the contributor, with slashes between levels
	 * @param order increases from one question to the next
	 * @param health what it answered
	 */
	void seen(String component, long order, Health health) {
		Status status = health.getStatus();
		Status before = replace(component, new Seen(order, status));
		if (!status.equals(before)) {
			log(component, before, health);
		}
	}

	/**
	 * Forgets a component and its meters.
	 * @param component name of the contributor
	 */
	void forget(String component) {
		this.states.remove(component);
		if (this.registry != null) {
			this.registry.find(MeterNames.HEALTH_STATUS)
				.tag(TagNames.COMPONENT, component)
				.meters()
				.forEach(this.registry::remove);
		}
	}

	private synchronized Status replace(String component, Seen now) {
		Seen before = this.states.get(component);
		if (before != null && before.order() > now.order()) {
			return now.status(); // Overtaken on its way here.
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

	private static double isIn(Map<String, Seen> states, String component, Status status) {
		Seen current = states.get(component);
		return (current != null && current.status().equals(status)) ? 1 : 0;
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

	private record Seen(long order, Status status) {

	}

}
