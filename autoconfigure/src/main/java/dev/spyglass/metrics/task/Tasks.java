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
 * Creates and runs tasks in code, as {@link ObservedTask} does for a method. A task has a
 * timer, a span, an id on all its log lines, and a log line at its start and at its end.
 *
 * <pre class="code">
 * tasks.run("import", (run) -&gt; {
 *     for (List&lt;Order&gt; chunk : chunks) {
 *         run.runChunk((part) -&gt; part.items(importAll(chunk)));
 *     }
 * });
 * </pre>
 *
 * If a task waits before it runs, create it first with {@link #create(String)} and start
 * it later, on any thread. The auto-configuration provides one instance as a bean.
 * Thread-safe.
 */
public final class Tasks {

	private final ObservationRegistry registry;

	private final TaskLog log;

	private final @Nullable TaskCounters counters;

	/**
	 * Creates an instance. Applications inject the bean instead.
	 * @param registry registry that observes the tasks
	 * @param meters supplier of the registry for the counters, first called at the first
	 * task, or {@code null} to count nothing
	 */
	public Tasks(ObservationRegistry registry, @Nullable Supplier<MeterRegistry> meters) {
		this.registry = registry;
		this.counters = (meters != null) ? new TaskCounters(meters) : null;
		this.log = new TaskLog();
	}

	/**
	 * Creates a task and counts it as created. Its source is derived from the current
	 * observation.
	 * @param name name of the task, the value of the tag {@code task}; never an id
	 * @return the task, which may be started several times
	 * @throws IllegalArgumentException if the name is blank
	 */
	public Task create(String name) {
		return create(name, ErrorComponent.of(this.registry.getCurrentObservation()));
	}

	/**
	 * Creates a task with the given source and counts it as created.
	 * @param name name of the task, the value of the tag {@code task}; never an id
	 * @param source origin of the task, the value of the tag {@code source}; never an id
	 * @return the task, which may be started several times
	 * @throws IllegalArgumentException if the name is blank
	 */
	public Task create(String name, String source) {
		if (name.isBlank()) {
			throw new IllegalArgumentException(
					"The name of a task must not be blank: it is the value of the tag 'task'");
		}
		if (this.counters != null) {
			this.counters.created(name, source);
		}
		return new Task(name, this.registry, this.log, this.counters);
	}

	/**
	 * Creates and starts a task that the caller ends.
	 * @param name name of the task, the value of the tag {@code task}; never an id
	 * @return the run, which the caller must end once
	 * @throws IllegalArgumentException if the name is blank
	 */
	public TaskRun start(String name) {
		return create(name).start();
	}

	/**
	 * Creates a task, runs the action in its scope and ends the task.
	 * @param <E> type of the exception that the action may throw
	 * @param name name of the task, the value of the tag {@code task}; never an id
	 * @param action the work of the task
	 * @throws E if the action fails, which also fails the task
	 * @throws IllegalArgumentException if the name is blank
	 */
	public <E extends Exception> void run(String name, CheckedTaskConsumer<E> action) throws E {
		create(name).run(action);
	}

	/**
	 * Creates a task, calls the function in its scope and ends the task.
	 * @param <T> type of the result
	 * @param <E> type of the exception that the function may throw
	 * @param name name of the task, the value of the tag {@code task}; never an id
	 * @param work the work of the task
	 * @return the result of the function
	 * @throws E if the function fails, which also fails the task
	 * @throws IllegalArgumentException if the name is blank
	 */
	public <T extends @Nullable Object, E extends Exception> T call(String name, CheckedTaskFunction<T, E> work)
			throws E {
		return create(name).call(work);
	}

}
