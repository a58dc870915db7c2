/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

/**
 * Defines the names of the meters that Spyglass adds, and of the meters of other
 * libraries that it configures.
 */
public final class MeterNames {

	/** Gauge: items in a queue. */
	public static final String QUEUE_DEPTH = "queue.depth";

	/** Histogram: items in a queue, recorded at each enqueue. */
	public static final String QUEUE_DEPTH_OBSERVED = "queue.depth.observed";

	/** Gauge: items that a queue can hold. */
	public static final String QUEUE_CAPACITY = "queue.capacity";

	/** Histogram: time that an item waited, in seconds. */
	public static final String QUEUE_WAIT = "queue.wait";

	/** Gauge: age of the oldest waiting item, in seconds. */
	public static final String QUEUE_OLDEST_AGE = "queue.oldest.age";

	/** Counter: items put into a queue. */
	public static final String QUEUE_ENQUEUED = "queue.enqueued";

	/** Counter: items taken from a queue. */
	public static final String QUEUE_DEQUEUED = "queue.dequeued";

	/** Counter: items that a queue refused. */
	public static final String QUEUE_REJECTED = "queue.rejected";

	/** Histogram: duration of a task, in seconds. */
	public static final String TASK_DURATION = "task.duration";

	/** Gauge: tasks in progress. */
	public static final String TASK_ACTIVE = "task.active";

	/** Counter: tasks created. */
	public static final String TASK_CREATED = "task.created";

	/** Counter: items that tasks processed. */
	public static final String TASK_ITEMS = "task.items";

	/** Counter: errors by exception and component. */
	public static final String APPLICATION_ERRORS = "application.errors";

	/** Gauge: age of a worker's last heartbeat, in seconds. */
	public static final String WORKER_HEARTBEAT_AGE = "worker.heartbeat.age";

	/** Gauge: 1 for the state that a health component is in, 0 for the others. */
	public static final String HEALTH_STATUS = "health.status";

	/** Counter: log lines by level and outcome. */
	public static final String LOG_LINES = "spyglass.log.lines";

	/** Gauge: fill level of a sink's ring buffer, from 0 to 1. */
	public static final String LOG_RING_OCCUPANCY = "spyglass.log.ring.occupancy";

	/** Counter: request ids by outcome. */
	public static final String REQUEST_IDS = "spyglass.request.ids";

	/** Counter: measurements whose tag was folded into {@code other}. */
	public static final String CARDINALITY_FOLDED = "spyglass.cardinality.folded";

	/** Counter: values that were redacted. */
	public static final String REDACTIONS = "spyglass.redactions";

	/** Counter: spans, log records and Sentry events to export, by signal and outcome. */
	public static final String EXPORT = "spyglass.export";

	/** Boot's timer of server requests. */
	public static final String HTTP_SERVER_REQUESTS = "http.server.requests";

	/** Boot's timer of client requests. */
	public static final String HTTP_CLIENT_REQUESTS = "http.client.requests";

	/** Spring's timer of scheduled tasks. */
	public static final String TASKS_SCHEDULED_EXECUTION = "tasks.scheduled.execution";

	/** Micrometer's timer of the tasks that an executor ran. */
	public static final String EXECUTOR = "executor";

	/** Spring Data's timer of the calls of repository methods. */
	public static final String REPOSITORY_INVOCATIONS = "spring.data.repository.invocations";

	/** Spring Kafka's timer of a listener. */
	public static final String KAFKA_LISTENER = "spring.kafka.listener";

	/** Spring AMQP's timer of a listener. */
	public static final String RABBIT_LISTENER = "spring.rabbit.listener";

	/** Spring JMS' timer of a listener. */
	public static final String JMS_PROCESS = "jms.message.process";

	/** Timer of JDBC queries, by datasource-micrometer. */
	public static final String JDBC_QUERY = "jdbc.query";

	/** Timer of JDBC connections in use, by datasource-micrometer. */
	public static final String JDBC_CONNECTION = "jdbc.connection";

	/** HikariCP's timer of the wait for a connection. */
	public static final String HIKARICP_ACQUIRE = "hikaricp.connections.acquire";

	/** HikariCP's timer of connections in use. */
	public static final String HIKARICP_USAGE = "hikaricp.connections.usage";

	/** Spring AI's timer of calls of a model. */
	public static final String GEN_AI_CLIENT_OPERATION = "gen_ai.client.operation";

	/** Micrometer's gauge of an executor's queue. */
	public static final String EXECUTOR_QUEUED = "executor.queued";

	private MeterNames() {
	}

}
