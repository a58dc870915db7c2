/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.spyglass.metrics.internal.OwnMeters;
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
 * {@code health.status}. A change for the worse is a warning while the application is
 * ready and not ending. The first status of a component is no change: it is logged only
 * if the component is not able to work, and is no warning. Thread-safe.
 */
final class HealthChanges {

	private static final Logger logger = LoggerFactory.getLogger(HealthChanges.class);

	private static final List<Status> STATES = List.of(Status.UP, Status.DOWN, Status.OUT_OF_SERVICE, Status.UNKNOWN);

	private final Map<String, Recorded> states = new ConcurrentHashMap<>();

	private final @Nullable MeterRegistry registry;

	private volatile boolean watched;

	HealthChanges(@Nullable MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Sets whether a change for the worse is one that somebody must look at.
	 * @param watched {@code false} while the application starts and ends
	 */
	void watch(boolean watched) {
		this.watched = watched;
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
		Recorded before = replace(component, new Recorded(order, status));
		if (before == null) {
			if (!status.equals(Status.UP) && !status.equals(Status.UNKNOWN)) {
				log(Level.INFO, component, Status.UNKNOWN, health);
			}
		}
		else if (!status.equals(before.status())) {
			log((this.watched && !status.equals(Status.UP)) ? Level.WARN : Level.INFO, component, before.status(),
					health);
		}
	}

	/**
	 * Removes the components that no longer exist, and their meters.
	 * @param exists whether a component exists
	 */
	void retain(Predicate<String> exists) {
		for (String component : this.states.keySet()) {
			if (!exists.test(component)) {
				this.states.remove(component);
				if (this.registry != null) {
					this.registry.find(MeterNames.HEALTH_STATUS)
						.tag(TagNames.COMPONENT, component)
						.meters()
						.forEach(this.registry::remove);
				}
			}
		}
	}

	private synchronized @Nullable Recorded replace(String component, Recorded now) {
		Recorded before = this.states.get(component);
		if (before != null && before.order() > now.order()) {
			// Newer health was recorded in the meantime.
			return now;
		}
		this.states.put(component, now);
		if (before == null) {
			STATES.forEach((status) -> gauge(component, status));
		}
		if (!STATES.contains(now.status())) {
			gauge(component, now.status());
		}
		return before;
	}

	private void gauge(String component, Status status) {
		if (this.registry != null) {
			Gauge.builder(MeterNames.HEALTH_STATUS, this.states, (states) -> isIn(states, component, status))
				.description("1 for the state that a component is in, 0 for the others")
				.tag(TagNames.COMPONENT, component)
				.tag(TagNames.STATUS, status.getCode())
				.tags(OwnMeters.mark(this.registry))
				.register(this.registry);
		}
	}

	private static double isIn(Map<String, Recorded> states, String component, Status status) {
		Recorded current = states.get(component);
		return (current != null && current.status().equals(status)) ? 1 : 0;
	}

	private static void log(Level level, String component, Status from, Health health) {
		String cause = cause(health);
		logger.atLevel(level)
			.addKeyValue(LogFields.EVENT, EventNames.HEALTH_CHANGED)
			.addKeyValue(TagNames.COMPONENT, component)
			.addKeyValue("from", from.getCode())
			.addKeyValue("to", health.getStatus().getCode())
			.addKeyValue("cause", cause)
			.log(HealthText.changed(component, from, health.getStatus(),
					health.getStatus().equals(Status.UP) ? "" : cause));
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
