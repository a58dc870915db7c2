/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.task;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.spyglass.propagation.internal.TaskContext;
import dev.spyglass.metrics.internal.OwnMeters;
import dev.spyglass.vocabulary.MeterNames;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;

/**
 * Records the duration and the number of active tasks. It must be ordered before
 * Micrometer's default handler, which would record the same timer with other tags.
 * Thread-safe.
 */
public final class TaskMeters implements MeterObservationHandler<TaskContext> {

	private final Supplier<MeterRegistry> registry;

	private final Map<String, AtomicInteger> active = new ConcurrentHashMap<>();

	/**
	 * Creates the meters.
	 * @param registry supplier of the registry, first called at the first task
	 */
	public TaskMeters(Supplier<MeterRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof TaskContext;
	}

	@Override
	public void onStart(TaskContext context) {
		active(context.task()).incrementAndGet();
		context.put(Timer.Sample.class, Timer.start(this.registry.get()));
	}

	@Override
	public void onStop(TaskContext context) {
		active(context.task()).decrementAndGet();
		Timer.Sample sample = context.get(Timer.Sample.class);
		if (sample != null) {
			MeterRegistry meters = this.registry.get();
			sample.stop(Timer.builder(MeterNames.TASK_DURATION)
				.description("Duration of the runs of tasks, and of their chunks")
				.tag(TagNames.TASK, context.task())
				.tag(TagNames.OUTCOME, context.outcome())
				.tags(OwnMeters.mark(meters))
				.register(meters));
		}
	}

	private AtomicInteger active(String task) {
		return this.active.computeIfAbsent(task, (name) -> {
			AtomicInteger count = new AtomicInteger();
			MeterRegistry meters = this.registry.get();
			Gauge.builder(MeterNames.TASK_ACTIVE, count, AtomicInteger::get)
				.description("Tasks in progress")
				.tag(TagNames.TASK, name)
				.tags(OwnMeters.mark(meters))
				.register(meters);
			return count;
		});
	}

}
