/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.spyglass.metrics.internal.task.TaskLog;
import dev.spyglass.propagation.internal.TaskContext;
import dev.spyglass.vocabulary.MeterNames;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A task in progress. The caller ends it with {@link #completed()},
 * {@link #failed(Throwable)} or {@link #cancelled()}, on any thread; only the first of
 * these calls has an effect. Thread-safe. <pre class="code">
 * TaskRun run = tasks.start("import");
 * try (Observation.Scope scope = run.openScope()) {
 *     run.items(importAll());
 *     run.completed();
 * }
 * catch (RuntimeException ex) {
 *     run.failed(ex);
 *     throw ex;
 * }
 * </pre>
 */
public final class TaskRun {

	private static final String SUCCESS = "success";

	private static final String FAILURE = "failure";

	private static final String CANCELLED = "cancelled";

	private final TaskContext context;

	private final Observation observation;

	private final ObservationRegistry registry;

	private final TaskLog log;

	private final @Nullable TaskCounters counters;

	private final long startedNanos = System.nanoTime();

	private final AtomicBoolean ended = new AtomicBoolean();

	private TaskRun(TaskContext context, Observation observation, ObservationRegistry registry, TaskLog log,
			@Nullable TaskCounters counters) {
		this.context = context;
		this.observation = observation;
		this.registry = registry;
		this.log = log;
		this.counters = counters;
	}

	static TaskRun start(TaskContext context, @Nullable Observation parent, ObservationRegistry registry, TaskLog log,
			@Nullable TaskCounters counters) {
		Observation observation = Observation.createNotStarted(MeterNames.TASK_DURATION, () -> context, registry)
			.contextualName(context.task());
		if (parent != null) {
			observation.parentObservation(parent);
		}
		TaskRun run = new TaskRun(context, observation.start(), registry, log, counters);
		try (Observation.Scope scope = run.observation.openScope()) {
			log.started(context.task(), run.isChunk());
		}
		return run;
	}

	/**
	 * Returns the id of this run, which its log lines have as {@code task_id}. Chunks
	 * have the id of their task.
	 * @return the id, prefixed with {@code task_}
	 */
	public String id() {
		return this.context.taskId();
	}

	/**
	 * Returns the observation of this run, for libraries that propagate observations.
	 * @return the observation, started
	 */
	public Observation observation() {
		return this.observation;
	}

	/**
	 * Makes the run's ids and its span current on this thread.
	 * @return the scope, which must be closed on the same thread
	 */
	public Observation.Scope openScope() {
		return this.observation.openScope();
	}

	/**
	 * Counts items that were processed successfully.
	 * @param count number of items; values below 1 are ignored
	 */
	public void items(long count) {
		count(SUCCESS, count);
	}

	/**
	 * Counts items that failed while the task continued.
	 * @param count number of items; values below 1 are ignored
	 */
	public void failedItems(long count) {
		count(FAILURE, count);
	}

	private void count(String outcome, long count) {
		TaskContext whole = this.context.whole();
		if (this.counters != null && count > 0) {
			this.counters.items((whole != null) ? whole.task() : this.context.task(), outcome, count);
		}
	}

	/**
	 * Runs a part of this task. The chunk is timed as the task {@code NAME.chunk} and has
	 * a span of its own, but the id of this run.
	 * @param <E> type of the exception that the action may throw
	 * @param action the work of the chunk
	 * @throws E if the action fails, which also fails the chunk
	 */
	public <E extends Exception> void runChunk(CheckedTaskConsumer<E> action) throws E {
		chunk().run(action);
	}

	/**
	 * Runs a part of this task that has a result. The chunk is timed as the task
	 * {@code NAME.chunk} and has a span of its own, but the id of this run.
	 * @param <T> type of the result
	 * @param <E> type of the exception that the function may throw
	 * @param work the work of the chunk
	 * @return the result of the function
	 * @throws E if the function fails, which also fails the chunk
	 */
	public <T extends @Nullable Object, E extends Exception> T callChunk(CheckedTaskFunction<T, E> work) throws E {
		return chunk().call(work);
	}

	private TaskRun chunk() {
		return start(this.context.chunk(), this.observation, this.registry, this.log, this.counters);
	}

	/** Ends the task as successful. */
	public void completed() {
		end(SUCCESS, null);
	}

	/** Ends the task as cancelled, for example because a user stopped it. */
	public void cancelled() {
		end(CANCELLED, null);
	}

	/**
	 * Ends the task as failed. The failure is logged with its stack trace at
	 * {@code ERROR}.
	 * @param cause the exception, or {@code null} if there is none
	 */
	public void failed(@Nullable Throwable cause) {
		end(FAILURE, cause);
	}

	<T extends @Nullable Object, E extends Exception> T call(CheckedTaskFunction<T, E> work) throws E {
		try (Observation.Scope scope = openScope()) {
			T result = work.run(this);
			completed();
			return result;
		}
		catch (Throwable ex) {
			failed(ex);
			throw ex;
		}
	}

	<E extends Exception> void run(CheckedTaskConsumer<E> action) throws E {
		try (Observation.Scope scope = openScope()) {
			action.run(this);
			completed();
		}
		catch (Throwable ex) {
			failed(ex);
			throw ex;
		}
	}

	private boolean isChunk() {
		return this.context.whole() != null;
	}

	private void end(String outcome, @Nullable Throwable cause) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		long nanos = System.nanoTime() - this.startedNanos;
		this.context.ended(outcome);
		if (cause != null) {
			this.observation.error(cause);
		}
		try (Observation.Scope scope = openScope()) {
			if (outcome.equals(FAILURE)) {
				this.log.failed(this.context.task(), isChunk(), outcome, nanos, cause);
			}
			else {
				this.log.completed(this.context.task(), isChunk(), outcome, nanos);
			}
		}
		finally {
			this.observation.stop();
		}
	}

}
