/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import dev.spyglass.metrics.internal.task.TaskLog;
import dev.spyglass.propagation.internal.TaskContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A task that was created and may be started. Immutable and thread-safe.
 */
public final class Task {

	private final String name;

	private final ObservationRegistry registry;

	private final TaskLog log;

	private final @Nullable TaskCounters counters;

	Task(String name, ObservationRegistry registry, TaskLog log, @Nullable TaskCounters counters) {
		this.name = name;
		this.registry = registry;
		this.log = log;
		this.counters = counters;
	}

	/**
	 * Starts the task on this thread. Its scope is not open yet, see
	 * {@link TaskRun#openScope()}.
	 * @return the run, to be ended once
	 */
	public TaskRun start() {
		return start(null);
	}

	/**
	 * Starts the task below an observation that is not the thread's current one.
	 * @param parent the parent, or {@code null} for the current one
	 * @return the run, to be ended once
	 */
	public TaskRun start(@Nullable Observation parent) {
		return TaskRun.start(TaskContext.of(this.name), parent, this.registry, this.log, this.counters);
	}

	/**
	 * Starts the task, runs it within its scope and ends it.
	 * @param <E> type of a checked exception
	 * @param action what the task does
	 * @throws E if it fails
	 */
	public <E extends Exception> void run(CheckedTaskConsumer<E> action) throws E {
		start().run(action);
	}

	/**
	 * Starts the task, runs it within its scope and ends it.
	 * @param <T> type of the result
	 * @param <E> type of a checked exception
	 * @param work what the task does
	 * @return the result of the work
	 * @throws E if the work fails
	 */
	public <T extends @Nullable Object, E extends Exception> T call(CheckedTaskFunction<T, E> work) throws E {
		return start().call(work);
	}

}
