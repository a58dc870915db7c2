/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.spyglass.metrics.Heartbeat;
import dev.spyglass.metrics.Heartbeats;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Reports DOWN while a worker's heartbeat is overdue. The details have the age of each
 * worker's heartbeat and its limit. Thread-safe.
 */
public final class HeartbeatHealthIndicator extends AbstractHealthIndicator {

	private final Heartbeats heartbeats;

	/**
	 * Creates an indicator.
	 * @param heartbeats heartbeats of the workers
	 */
	public HeartbeatHealthIndicator(Heartbeats heartbeats) {
		super("Heartbeats can't be read");
		this.heartbeats = heartbeats;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		List<String> overdue = this.heartbeats.workers()
			.stream()
			.filter(Heartbeat::isOverdue)
			.map(Heartbeat::worker)
			.toList();
		if (!overdue.isEmpty()) {
			builder.down().withDetail("reason", "no heartbeat of " + String.join(", ", overdue));
		}
		for (Heartbeat heartbeat : this.heartbeats.workers()) {
			Map<String, Object> worker = new LinkedHashMap<>();
			worker.put("ageSeconds", heartbeat.age().toMillis() / 1000.0);
			worker.put("limitSeconds", heartbeat.limit().toMillis() / 1000.0);
			builder.withDetail(heartbeat.worker(), worker);
		}
	}

}
