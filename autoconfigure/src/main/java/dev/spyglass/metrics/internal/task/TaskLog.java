/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.task;

import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.LogFields;
import dev.spyglass.vocabulary.internal.EventText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs the start and the end of tasks at INFO, and of their chunks, which are many, at
 * DEBUG. Must be called within the task's scope. Thread-safe.
 */
public final class TaskLog {

	/** Name of the logger of these lines. */
	public static final String LOGGER = "dev.spyglass.task";

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	private static final String SUCCESS = "success";

	private static final double NANOS_PER_MICRO = 1_000;

	private static final double MICROS_PER_MILLI = 1_000;

	/**
	 * Logs that a task has started.
	 * @param task name of the task
	 * @param chunk whether it is a chunk of a task
	 */
	public void started(String task, boolean chunk) {
		logger.atLevel(chunk ? Level.DEBUG : Level.INFO)
			.addKeyValue(LogFields.EVENT, EventNames.TASK_STARTED)
			.addKeyValue(LogFields.OPERATION, task)
			.log(() -> text(task).words(" started").toString());
	}

	/**
	 * Logs that a task has ended without an error.
	 * @param task name of the task
	 * @param chunk whether it is a chunk of a task
	 * @param outcome outcome of the task
	 * @param durationNanos duration in nanoseconds
	 */
	public void completed(String task, boolean chunk, String outcome, long durationNanos) {
		ended(logger.atLevel(chunk ? Level.DEBUG : Level.INFO), EventNames.TASK_COMPLETED, task, outcome, durationNanos)
			.log(() -> text(task).words(SUCCESS.equals(outcome) ? " completed in " : " " + outcome + " after ")
				.duration(durationNanos)
				.toString());
	}

	/**
	 * Logs that a task has failed, at ERROR since no other code may log the failure. A
	 * chunk is logged at DEBUG and without the exception, since its task logs the
	 * failure.
	 * @param task name of the task
	 * @param chunk whether it is a chunk of a task
	 * @param outcome outcome of the task
	 * @param durationNanos duration in nanoseconds
	 * @param cause the exception, or {@code null} if there is none
	 */
	public void failed(String task, boolean chunk, String outcome, long durationNanos, @Nullable Throwable cause) {
		LoggingEventBuilder line = ended(logger.atLevel(chunk ? Level.DEBUG : Level.ERROR), EventNames.TASK_FAILED,
				task, outcome, durationNanos);
		if (cause != null && !chunk) {
			line = line.setCause(cause);
		}
		line.log(() -> {
			EventText text = text(task).words(" failed after ").duration(durationNanos);
			return ((cause != null) ? text.words(": ").value(nameOf(cause)) : text).toString();
		});
	}

	private static EventText text(String task) {
		return new EventText().words("Task ").value(task);
	}

	/**
	 * Returns the name of the exception's class without its package. The exception's own
	 * message is not used, since it may be long and hold anything.
	 */
	private static String nameOf(Throwable cause) {
		String name = cause.getClass().getName();
		return name.substring(name.lastIndexOf('.') + 1);
	}

	private static LoggingEventBuilder ended(LoggingEventBuilder line, String event, String task, String outcome,
			long durationNanos) {
		return line.addKeyValue(LogFields.EVENT, event)
			.addKeyValue(LogFields.OPERATION, task)
			.addKeyValue(LogFields.OUTCOME, outcome)
			.addKeyValue(LogFields.DURATION_MS, Math.round(durationNanos / NANOS_PER_MICRO) / MICROS_PER_MILLI);
	}

}
