/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.task;

import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes a line when a task begins and one when it has ended; of chunks, which are many,
 * at DEBUG. To be called within the task's scope. Thread-safe.
 */
public final class TaskLog {

	/** Name of the logger of all these lines. */
	public static final String LOGGER = "dev.spyglass.task";

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private static final double NANOS_PER_MICRO = 1_000;

	private static final double MICROS_PER_MILLI = 1_000;

	/**
	 * Writes that a task begins.
	 * @param task name of the task
	 * @param chunk whether it is a chunk of one
	 */
	public void started(String task, boolean chunk) {
		logger.atLevel(chunk ? Level.DEBUG : Level.INFO)
			.addKeyValue(LogFields.OPERATION, task)
			.log(EventNames.TASK_STARTED);
	}

	/**
	 * Writes that a task has ended without an error.
	 * @param task name of the task
	 * @param chunk whether it is a chunk of one
	 * @param outcome how it ended
	 * @param durationNanos how long it took, in nanoseconds
	 */
	public void completed(String task, boolean chunk, String outcome, long durationNanos) {
		ended(logger.atLevel(chunk ? Level.DEBUG : Level.INFO), task, outcome, durationNanos)
			.log(EventNames.TASK_COMPLETED);
	}

	/**
	 * Writes that a task failed: at ERROR, since nobody else may tell. A chunk that
	 * failed is told by its task.
	 * @param task name of the task
	 * @param chunk whether it is a chunk of one
	 * @param outcome how it ended
	 * @param durationNanos how long it took, in nanoseconds
	 * @param cause why, or {@code null} if there is no exception
	 */
	public void failed(String task, boolean chunk, String outcome, long durationNanos, @Nullable Throwable cause) {
		LoggingEventBuilder line = ended(logger.atLevel(chunk ? Level.DEBUG : Level.ERROR), task, outcome,
				durationNanos);
		if (cause != null && !chunk) {
			line = line.setCause(cause);
		}
		line.log(EventNames.TASK_FAILED);
	}

	private static LoggingEventBuilder ended(LoggingEventBuilder line, String task, String outcome,
			long durationNanos) {
		return line.addKeyValue(LogFields.OPERATION, task)
			.addKeyValue(LogFields.OUTCOME, outcome)
			.addKeyValue(LogFields.DURATION_MS, Math.round(durationNanos / NANOS_PER_MICRO) / MICROS_PER_MILLI);
	}

}
