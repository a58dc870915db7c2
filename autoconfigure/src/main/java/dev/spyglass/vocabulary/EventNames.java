/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

/**
 * Defines the names of the events that Spyglass itself logs. A line has the name in
 * {@link LogFields#EVENT}; its message is a sentence for people.
 */
public final class EventNames {

	/** A request arrived. */
	public static final String REQUEST_STARTED = "request.started";

	/** A request ended. */
	public static final String REQUEST_COMPLETED = "request.completed";

	/** A task began. */
	public static final String TASK_STARTED = "task.started";

	/** A task completed successfully. */
	public static final String TASK_COMPLETED = "task.completed";

	/** A task failed. */
	public static final String TASK_FAILED = "task.failed";

	/** The state of a health component changed. */
	public static final String HEALTH_CHANGED = "health.changed";

	/** Lines were dropped because a sink could not keep up. */
	public static final String LOG_DROPPED = "log.dropped";

	/** Repeated or excessive lines were suppressed. */
	public static final String LOG_SUPPRESSED = "log.suppressed";

	/** A meter reached its limit of tag values. */
	public static final String CARDINALITY_CAPPED = "cardinality.capped";

	private EventNames() {
	}

}
