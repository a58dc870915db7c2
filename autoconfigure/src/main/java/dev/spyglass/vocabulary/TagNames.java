/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

/**
 * Defines the names of the tags on Spyglass' meters. Tag values never contain ids, raw
 * paths, host names from a request, or messages.
 */
public final class TagNames {

	/** Name of a queue. */
	public static final String QUEUE = "queue";

	/** Name of an executor, on Micrometer's own meters. */
	public static final String NAME = "name";

	/** Name of a task. */
	public static final String TASK = "task";

	/** How something ended. */
	public static final String OUTCOME = "outcome";

	/** Where a task came from. */
	public static final String SOURCE = "source";

	/** Simple class name of an exception. */
	public static final String EXCEPTION = "exception";

	/** Part of the application. */
	public static final String COMPONENT = "component";

	/** Name of a worker. */
	public static final String WORKER = "worker";

	/** Health status. */
	public static final String STATUS = "status";

	/** Log level. */
	public static final String LEVEL = "level";

	/** Name of a log sink. */
	public static final String SINK = "sink";

	/** Name of a meter. */
	public static final String METER = "meter";

	/** Name of a tag. */
	public static final String TAG = "tag";

	/** Name of a redaction rule. */
	public static final String RULE = "rule";

	/** Telemetry signal. */
	public static final String SIGNAL = "signal";

	/** Name of the service, added to every meter only if configured. */
	public static final String SERVICE = "service";

	/** Version of the service, added to every meter only if configured. */
	public static final String VERSION = "version";

	/** Environment of the service, added to every meter only if configured. */
	public static final String ENVIRONMENT = "environment";

	private TagNames() {
	}

}
