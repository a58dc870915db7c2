/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * Heartbeats of workers: whoever works in a loop beats at each turn, and the gauge
 * {@code worker.heartbeat.age} shows how long ago that was. <pre class="code">
 * try (Heartbeat heartbeat = heartbeats.register("worker-1", Duration.ofSeconds(30))) {
 *     while (running) {
 *         heartbeat.beat();
 *         ...
 *     }
 * }
 * </pre> An application has one of these as a bean. Thread-safe.
 */
public final class Heartbeats {

	private final @Nullable MeterRegistry registry;

	private final Clock clock;

	private final Map<String, Heartbeat> workers = new ConcurrentHashMap<>();

	/**
	 * Creates an empty set of workers.
	 * @param registry where the gauges go, or {@code null} for none
	 * @param clock tells the monotonic time
	 */
	public Heartbeats(@Nullable MeterRegistry registry, Clock clock) {
		this.registry = registry;
		this.clock = clock;
	}

	/**
	 * Registers a worker, which counts as its first beat.
	 * @param worker name of the worker, the value of the tag {@code worker}; never an id
	 * @param limit the longest time between two beats of a worker that is well
	 * @return the handle to beat, and to close when the worker ends
	 * @throws IllegalArgumentException if the name is blank or the limit not positive
	 * @throws IllegalStateException if a worker of that name is registered already
	 */
	public Heartbeat register(String worker, Duration limit) {
		if (worker.isBlank()) {
			throw new IllegalArgumentException("A worker needs a name: it is the value of the tag 'worker'");
		}
		if (limit.isZero() || limit.isNegative()) {
			throw new IllegalArgumentException("The limit of worker '" + worker + "' must be positive and not " + limit
					+ ": it is the longest time between two beats of a worker that is well");
		}
		Heartbeat heartbeat = new Heartbeat(worker, limit, this.clock, this::remove);
		if (this.workers.putIfAbsent(worker, heartbeat) != null) {
			throw new IllegalStateException("The worker '" + worker
					+ "' is registered already: give each worker a name of its own, or close() the first handle");
		}
		heartbeat.show(gauge(heartbeat));
		return heartbeat;
	}

	private @Nullable Meter gauge(Heartbeat heartbeat) {
		if (this.registry == null) {
			return null;
		}
		return TimeGauge.builder(MeterNames.WORKER_HEARTBEAT_AGE, () -> heartbeat.age().toNanos(), NANOSECONDS)
			.description("Time since a worker's last heartbeat")
			.tag(TagNames.WORKER, heartbeat.worker())
			.register(this.registry);
	}

	/**
	 * Returns the workers that are registered now.
	 * @return their handles, by name
	 */
	public List<Heartbeat> workers() {
		return this.workers.values().stream().sorted(Comparator.comparing(Heartbeat::worker)).toList();
	}

	private void remove(Heartbeat heartbeat) {
		Meter meter = heartbeat.meter();
		if (this.registry != null && meter != null) {
			this.registry.remove(meter);
		}
		this.workers.remove(heartbeat.worker(), heartbeat);
	}

}
