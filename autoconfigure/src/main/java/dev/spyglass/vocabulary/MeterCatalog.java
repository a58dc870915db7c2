/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

import java.util.List;

import dev.spyglass.vocabulary.MeterEntry.Kind;

/**
 * Lists the meters that Spyglass adds, and the meters of Spring and Micrometer for which
 * it enables a histogram. The reference in the documentation is generated from this list.
 */
public final class MeterCatalog {

	/** Meters that Spyglass adds. */
	public static final List<MeterEntry> OWN = List.of(
			new MeterEntry(MeterNames.QUEUE_DEPTH, Kind.GAUGE, "", List.of(TagNames.QUEUE), "Items in a queue"),
			new MeterEntry(MeterNames.QUEUE_DEPTH_OBSERVED, Kind.HISTOGRAM, "", List.of(TagNames.QUEUE),
					"Items in a queue, seen at each enqueue"),
			new MeterEntry(MeterNames.QUEUE_CAPACITY, Kind.GAUGE, "", List.of(TagNames.QUEUE),
					"Items that a queue can hold; none for a queue without a limit"),
			new MeterEntry(MeterNames.QUEUE_WAIT, Kind.HISTOGRAM, "seconds", List.of(TagNames.QUEUE),
					"Time that an item waited"),
			new MeterEntry(MeterNames.QUEUE_OLDEST_AGE, Kind.GAUGE, "seconds", List.of(TagNames.QUEUE),
					"Age of the oldest waiting item"),
			new MeterEntry(MeterNames.QUEUE_ENQUEUED, Kind.COUNTER, "", List.of(TagNames.QUEUE),
					"Items put into a queue"),
			new MeterEntry(MeterNames.QUEUE_DEQUEUED, Kind.COUNTER, "", List.of(TagNames.QUEUE),
					"Items taken from a queue"),
			new MeterEntry(MeterNames.QUEUE_REJECTED, Kind.COUNTER, "", List.of(TagNames.QUEUE),
					"Items that a queue rejected"),
			new MeterEntry(MeterNames.TASK_DURATION, Kind.HISTOGRAM, "seconds",
					List.of(TagNames.TASK, TagNames.OUTCOME),
					"Duration of the runs of a task, and of its chunks (task NAME.chunk)"),
			new MeterEntry(MeterNames.TASK_ACTIVE, Kind.GAUGE, "", List.of(TagNames.TASK), "Runs in progress"),
			new MeterEntry(MeterNames.TASK_CREATED, Kind.COUNTER, "", List.of(TagNames.TASK, TagNames.SOURCE),
					"Tasks created, by source"),
			new MeterEntry(MeterNames.TASK_ITEMS, Kind.COUNTER, "", List.of(TagNames.TASK, TagNames.OUTCOME),
					"Items that tasks processed"),
			new MeterEntry(MeterNames.APPLICATION_ERRORS, Kind.COUNTER, "",
					List.of(TagNames.EXCEPTION, TagNames.COMPONENT), "Errors, each counted once"),
			new MeterEntry(MeterNames.WORKER_HEARTBEAT_AGE, Kind.GAUGE, "seconds", List.of(TagNames.WORKER),
					"Time since a worker's last heartbeat"),
			new MeterEntry(MeterNames.HEALTH_STATUS, Kind.GAUGE, "", List.of(TagNames.COMPONENT, TagNames.STATUS),
					"1 for the state that a health component is in, 0 for the others"),
			new MeterEntry(MeterNames.LOG_LINES, Kind.COUNTER, "", List.of(TagNames.LEVEL, TagNames.OUTCOME),
					"Log lines: written, dropped, suppressed, sampled, failed"),
			new MeterEntry(MeterNames.LOG_RING_OCCUPANCY, Kind.GAUGE, "", List.of(TagNames.SINK),
					"Share of the ring buffer between callers and output that is in use, 0 to 1"),
			new MeterEntry(MeterNames.REQUEST_IDS, Kind.COUNTER, "", List.of(TagNames.OUTCOME),
					"Ids of requests: accepted, generated, rejected"),
			new MeterEntry(MeterNames.CARDINALITY_FOLDED, Kind.COUNTER, "", List.of(TagNames.METER, TagNames.TAG),
					"Times that a value was folded into other"),
			new MeterEntry(MeterNames.REDACTIONS, Kind.COUNTER, "", List.of(TagNames.SINK, TagNames.RULE),
					"Secrets that were taken out"),
			new MeterEntry(MeterNames.EXPORT, Kind.COUNTER, "", List.of(TagNames.SIGNAL, TagNames.OUTCOME),
					"Spans, log records and Sentry events to export"));

	/** Timers of other libraries for which Spyglass enables a histogram. */
	public static final List<MeterEntry> OTHERS = List.of(
			new MeterEntry(MeterNames.HTTP_SERVER_REQUESTS, Kind.HISTOGRAM, "seconds",
					List.of("method", "uri", "status", "outcome", "exception"), "Requests that this service answered"),
			new MeterEntry(MeterNames.HTTP_CLIENT_REQUESTS, Kind.HISTOGRAM, "seconds",
					List.of("method", "uri", "status", "outcome", "client.name"), "Requests that this service sent"),
			new MeterEntry(MeterNames.TASKS_SCHEDULED_EXECUTION, Kind.HISTOGRAM, "seconds",
					List.of("code.namespace", "code.function", "outcome", "exception"), "Runs of scheduled tasks"),
			new MeterEntry(MeterNames.EXECUTOR, Kind.HISTOGRAM, "seconds", List.of(TagNames.NAME),
					"Tasks that an executor ran"),
			new MeterEntry(MeterNames.KAFKA_LISTENER, Kind.HISTOGRAM, "seconds",
					List.of("spring.kafka.listener.id", "messaging.source.name"),
					"Kafka records that listeners processed, where observation is on"),
			new MeterEntry(MeterNames.RABBIT_LISTENER, Kind.HISTOGRAM, "seconds",
					List.of("spring.rabbit.listener.id", "messaging.destination.name"),
					"RabbitMQ messages that listeners processed, where observation is on"),
			new MeterEntry(MeterNames.JMS_PROCESS, Kind.HISTOGRAM, "seconds",
					List.of("exception", "messaging.operation"),
					"JMS messages that listeners processed, where observation is on"),
			new MeterEntry(MeterNames.REPOSITORY_INVOCATIONS, Kind.HISTOGRAM, "seconds",
					List.of("repository", "method", "state", "exception"), "Calls of Spring Data's repository methods"),
			new MeterEntry(MeterNames.JDBC_QUERY, Kind.HISTOGRAM, "seconds", List.of(),
					"Queries, with datasource-micrometer"),
			new MeterEntry(MeterNames.JDBC_CONNECTION, Kind.HISTOGRAM, "seconds", List.of(),
					"Connections in use, with datasource-micrometer"),
			new MeterEntry(MeterNames.HIKARICP_ACQUIRE, Kind.HISTOGRAM, "seconds", List.of("pool"),
					"Waits for a connection of a pool"),
			new MeterEntry(MeterNames.HIKARICP_USAGE, Kind.HISTOGRAM, "seconds", List.of("pool"),
					"Connections of a pool in use"),
			new MeterEntry(MeterNames.GEN_AI_CLIENT_OPERATION, Kind.HISTOGRAM, "seconds",
					List.of("gen_ai.operation.name", "gen_ai.request.model"),
					"Calls of a language model, by Spring AI"));

	private MeterCatalog() {
	}

}
