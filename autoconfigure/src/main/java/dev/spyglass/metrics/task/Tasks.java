/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import java.util.function.Supplier;

import dev.spyglass.metrics.internal.ErrorComponent;
import dev.spyglass.metrics.internal.task.TaskLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that can be watched, in code: what {@link ObservedTask} does for a method.
 *
 * <pre class="code">
 * tasks.run("import", (run) -&gt; {
 *     for (List&lt;Order&gt; chunk : chunks) {
 *         run.runChunk((part) -&gt; part.items(importAll(chunk)));
 *     }
 * });
 * </pre>
 *
 * A task that waits before it runs is created first, {@link #create(String)}, and started
 * later, on whatever thread. Thread-safe.
 */
public final class Tasks {

	private final ObservationRegistry registry;

	private final TaskLog log;

	private final @Nullable TaskCounters counters;

	/**
	 * Creates the tasks of an application, which has them as a bean.
	 * @param registry what observes them
	 * @param meters where their counts go, asked for at the first task, or {@code null}
	 * to count nothing
	 */
	public Tasks(ObservationRegistry registry, @Nullable Supplier<MeterRegistry> meters) {
		this.registry = registry;
		this.counters = (meters != null) ? new TaskCounters(meters) : null;
		this.log = new TaskLog();
	}

	/**
	 * Creates a task and counts it as created.
	 * @param name name of the task, the value of the tag {@code task}; never an id
	 * @return the task, to be started once or more often
	 * @throws IllegalArgumentException if the name is blank
	 */
	public Task create(String name) {
		return create(name, ErrorComponent.of(this.registry.getCurrentObservation()));
	}

	/**
	 * Creates a task that comes from somewhere else than where it is created.
	 * @param name name of the task, the value of the tag {@code task}; never an id
	 * @param source where it comes from, the value of the tag {@code source}
	 * @return the task, to be started once or more often
	 * @throws IllegalArgumentException if the name is blank
	 */
	public Task create(String name, String source) {
		if (name.isBlank()) {
			throw new IllegalArgumentException("A task needs a name: it is the value of the tag 'task'");
		}
		if (this.counters != null) {
			this.counters.created(name, source);
		}
		return new Task(name, this.registry, this.log, this.counters);
	}

	/**
	 * Creates and starts a task whose end the caller tells.
	 * @param name name of the task
	 * @return the run
	 */
	public TaskRun start(String name) {
		return create(name).start();
	}

	/**
	 * Runs something as a task.
	 * @param <E> type of a checked exception
	 * @param name name of the task
	 * @param action what the task does
	 * @throws E if it fails
	 */
	public <E extends Exception> void run(String name, CheckedTaskConsumer<E> action) throws E {
		create(name).run(action);
	}

	/**
	 * Runs something that has a result as a task.
	 * @param <T> type of the result
	 * @param <E> type of a checked exception
	 * @param name name of the task
	 * @param work what the task does
	 * @return the result of the work
	 * @throws E if the work fails
	 */
	public <T extends @Nullable Object, E extends Exception> T call(String name, CheckedTaskFunction<T, E> work)
			throws E {
		return create(name).call(work);
	}

}
