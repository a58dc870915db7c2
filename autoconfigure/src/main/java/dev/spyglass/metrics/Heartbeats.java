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

import dev.spyglass.metrics.internal.OwnMeters;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import org.jspecify.annotations.Nullable;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

/**
 * Registers heartbeats of workers. A worker loop beats on each iteration, and the gauge
 * {@code worker.heartbeat.age} shows the time since the last beat in seconds.
 * <pre class="code">
 * try (Heartbeat heartbeat = heartbeats.register("worker-1", Duration.ofSeconds(30))) {
 *     while (running) {
 *         heartbeat.beat();
 *         ...
 *     }
 * }
 * </pre> The auto-configuration provides one instance as a bean. Thread-safe.
 */
public final class Heartbeats {

	private final @Nullable MeterRegistry registry;

	private final Clock clock;

	private final Map<String, Heartbeat> workers = new ConcurrentHashMap<>();

	/**
	 * Creates an instance without workers. Applications inject the bean instead.
	 * @param registry registry for the gauges, or {@code null} to register none
	 * @param clock source of the monotonic time
	 */
	public Heartbeats(@Nullable MeterRegistry registry, Clock clock) {
		this.registry = registry;
		this.clock = clock;
	}

	/**
	 * Registers a worker. The registration counts as its first beat.
	 * @param worker name of the worker, the value of the tag {@code worker}; never an id,
	 * since each value is a time series of its own
	 * @param limit maximum time between two beats of a healthy worker
	 * @return the heartbeat, to be closed when the worker ends
	 * @throws IllegalArgumentException if the name is blank or the limit is not positive
	 * @throws IllegalStateException if a worker with this name is already registered
	 */
	public Heartbeat register(String worker, Duration limit) {
		if (worker.isBlank()) {
			throw new IllegalArgumentException(
					"The name of a worker must not be blank: it is the value of the tag 'worker'");
		}
		if (limit.isZero() || limit.isNegative()) {
			throw new IllegalArgumentException("The limit of worker '" + worker + "' must be positive but is " + limit
					+ ": it is the maximum time between two beats of a healthy worker");
		}
		Heartbeat heartbeat = new Heartbeat(worker, limit, this.clock, this::remove);
		if (this.workers.putIfAbsent(worker, heartbeat) != null) {
			throw new IllegalStateException("A worker named '" + worker
					+ "' is already registered: use a unique name for each worker, or close() the first one");
		}
		heartbeat.meter(gauge(heartbeat));
		return heartbeat;
	}

	private @Nullable Meter gauge(Heartbeat heartbeat) {
		if (this.registry == null) {
			return null;
		}
		return TimeGauge.builder(MeterNames.WORKER_HEARTBEAT_AGE, () -> heartbeat.age().toNanos(), NANOSECONDS)
			.description("Time since a worker's last heartbeat")
			.tag(TagNames.WORKER, heartbeat.worker())
			.tags(OwnMeters.mark(this.registry))
			.register(this.registry);
	}

	/**
	 * Returns the heartbeats of the workers that are registered now.
	 * @return an immutable snapshot, sorted by name
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
