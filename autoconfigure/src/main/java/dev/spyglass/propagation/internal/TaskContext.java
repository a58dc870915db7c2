/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal;

import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.request.internal.id.RequestIdGenerators;
import dev.spyglass.vocabulary.TagNames;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Observation context of one run of a named task, or of one of its chunks. Mutable like
 * all contexts of Micrometer; only the thread that runs the task modifies it.
 */
public final class TaskContext extends Observation.Context {

	private static final RequestIdGenerator GENERATOR = RequestIdGenerators.prefixed("task_");

	private static final String CHUNK = ".chunk";

	private final String task;

	private final @Nullable TaskContext whole;

	private final String taskId;

	private volatile String outcome = "unknown";

	private TaskContext(String task, @Nullable TaskContext whole, String taskId) {
		this.task = task;
		this.whole = whole;
		this.taskId = taskId;
		addLowCardinalityKeyValue(KeyValue.of(TagNames.TASK, task));
	}

	/**
	 * Creates the context of a run.
	 * @param task name of the task
	 * @return the context, with an id of its own
	 */
	public static TaskContext of(String task) {
		return new TaskContext(task, null, GENERATOR.generate());
	}

	/**
	 * Creates the context of a chunk of this run, which has the id of the run. A chunk of
	 * a chunk belongs to the whole run.
	 * @return the context
	 */
	public TaskContext chunk() {
		TaskContext run = (this.whole != null) ? this.whole : this;
		return new TaskContext(run.task + CHUNK, run, this.taskId);
	}

	/**
	 * Returns the name of the task, or of the chunk.
	 * @return the value of the tag {@code task}
	 */
	public String task() {
		return this.task;
	}

	/**
	 * Returns the id of the run.
	 * @return the id, prefixed {@code task_}
	 */
	public String taskId() {
		return this.taskId;
	}

	/**
	 * Returns the run to which this chunk belongs.
	 * @return the run, or {@code null} if this is not a chunk
	 */
	public @Nullable TaskContext whole() {
		return this.whole;
	}

	/**
	 * Returns the outcome of the run.
	 * @return {@code success}, {@code failure} or {@code cancelled}; {@code unknown}
	 * until the run has ended
	 */
	public String outcome() {
		return this.outcome;
	}

	/**
	 * Sets the outcome of the run. Must be called before its observation stops.
	 * @param outcome {@code success}, {@code failure} or {@code cancelled}
	 */
	public void ended(String outcome) {
		this.outcome = outcome;
		addLowCardinalityKeyValue(KeyValue.of(TagNames.OUTCOME, outcome));
	}

}
