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
 * A named task that is created but not started. Each start is a run of its own. Immutable
 * and thread-safe.
 *
 * @see Tasks#create(String)
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
	 * Starts a run of the task. The scope is not opened on this thread, see
	 * {@link TaskRun#openScope()}.
	 * @return the run, which the caller must end once
	 */
	public TaskRun start() {
		return start(null);
	}

	/**
	 * Starts a run of the task with the given parent observation. Use it if the parent is
	 * not current on this thread, for example after a handover to another thread.
	 * @param parent the parent, or {@code null} for the current observation
	 * @return the run, which the caller must end once
	 */
	public TaskRun start(@Nullable Observation parent) {
		return TaskRun.start(TaskContext.of(this.name), parent, this.registry, this.log, this.counters);
	}

	/**
	 * Starts the task, runs the action in its scope and ends the task.
	 * @param <E> type of the exception that the action may throw
	 * @param action the work of the task
	 * @throws E if the action fails, which also fails the task
	 */
	public <E extends Exception> void run(CheckedTaskConsumer<E> action) throws E {
		start().run(action);
	}

	/**
	 * Starts the task, calls the function in its scope and ends the task.
	 * @param <T> type of the result
	 * @param <E> type of the exception that the function may throw
	 * @param work the work of the task
	 * @return the result of the function
	 * @throws E if the function fails, which also fails the task
	 */
	public <T extends @Nullable Object, E extends Exception> T call(CheckedTaskFunction<T, E> work) throws E {
		return start().call(work);
	}

}
