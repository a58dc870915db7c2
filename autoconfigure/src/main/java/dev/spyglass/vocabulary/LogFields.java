/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

/**
 * Defines the field names of a JSON log line in Spyglass' own schema, in the order in
 * which they are written. Spyglass uses the same names for its MDC entries.
 */
public final class LogFields {

	/** Instant of the event: ISO-8601, UTC, microseconds. */
	public static final String TIMESTAMP = "timestamp";

	/** Level: {@code TRACE} to {@code FATAL}. */
	public static final String LEVEL = "level";

	/** Formatted message. */
	public static final String MESSAGE = "message";

	/**
	 * Name of the event: one of {@link EventNames} on Spyglass' own lines, otherwise the
	 * key-value of that name.
	 */
	public static final String EVENT = "event";

	/** Name of the logger. */
	public static final String LOGGER = "logger";

	/** Name of the thread. */
	public static final String THREAD = "thread";

	/** Name of the service. */
	public static final String SERVICE = "service";

	/** Version of the service. */
	public static final String VERSION = "version";

	/** Environment that the service runs in, for example {@code production}. */
	public static final String ENVIRONMENT = "environment";

	/** Name of the host. */
	public static final String HOSTNAME = "hostname";

	/** Id of the request. */
	public static final String REQUEST_ID = "request_id";

	/** Id of the business flow. */
	public static final String CORRELATION_ID = "correlation_id";

	/** Trace id: 32 lower-case hexadecimal digits. */
	public static final String TRACE_ID = "trace_id";

	/** Span id: 16 lower-case hexadecimal digits. */
	public static final String SPAN_ID = "span_id";

	/** Whether the trace is sampled. */
	public static final String TRACE_SAMPLED = "trace_sampled";

	/** Id of the authenticated user. */
	public static final String USER_ID = "user_id";

	/** Id of the tenant. */
	public static final String TENANT_ID = "tenant_id";

	/** Name of a timed operation. */
	public static final String OPERATION = "operation";

	/** How a timed operation ended. */
	public static final String OUTCOME = "outcome";

	/** Duration in milliseconds with three decimals. */
	public static final String DURATION_MS = "duration_ms";

	/** Id of a task. */
	public static final String TASK_ID = "task_id";

	/** Id of a batch. */
	public static final String BATCH_ID = "batch_id";

	/** Name of a queue. */
	public static final String QUEUE = "queue";

	/** Object that describes the HTTP request. */
	public static final String HTTP = "http";

	/** Object that describes an exception. */
	public static final String ERROR = "error";

	/** Object that describes the code that logged, off by default. */
	public static final String CALLER = "caller";

	/** Array of markers. */
	public static final String TAGS = "tags";

	/**
	 * Object that holds the key-values whose name is already in use, or all key-values in
	 * nested mode.
	 */
	public static final String CONTEXT = "context";

	/** Key-value that sets the code of the error on the same log line. */
	public static final String ERROR_CODE = "error_code";

	/**
	 * Member of {@link #CONTEXT}: number of key-values that were left out because the log
	 * line had reached its maximum size.
	 */
	public static final String CUT = "cut";

	/** Spring Boot's MDC key of the trace id, written as {@link #TRACE_ID}. */
	public static final String MDC_TRACE_ID = "traceId";

	/** Spring Boot's MDC key of the span id, written as {@link #SPAN_ID}. */
	public static final String MDC_SPAN_ID = "spanId";

	/** MDC key of the request's method, written as member of {@link #HTTP}. */
	public static final String MDC_HTTP_METHOD = HTTP + "." + Http.METHOD;

	/** MDC key of the route's template, written as member of {@link #HTTP}. */
	public static final String MDC_HTTP_ROUTE = HTTP + "." + Http.ROUTE;

	/** MDC key of the client's address, written as member of {@link #HTTP}. */
	public static final String MDC_HTTP_CLIENT_IP = HTTP + "." + Http.CLIENT_IP;

	private LogFields() {
	}

	/** Defines the members of {@link LogFields#HTTP}. */
	public static final class Http {

		/** Request method. */
		public static final String METHOD = "method";

		/** Path as it was requested, without the query. */
		public static final String PATH = "path";

		/** Template of the route that matched. */
		public static final String ROUTE = "route";

		/** Status that the client saw. */
		public static final String STATUS = "status";

		/** Address of the client. */
		public static final String CLIENT_IP = "client_ip";

		/** User agent. */
		public static final String USER_AGENT = "user_agent";

		/** Bytes of the request body that were read. */
		public static final String REQUEST_BYTES = "request_bytes";

		/** Bytes of the response body that were written. */
		public static final String RESPONSE_BYTES = "response_bytes";

		private Http() {
		}

	}

	/** Defines the members of {@link LogFields#ERROR}. */
	public static final class Error {

		/** Class name of the exception. */
		public static final String TYPE = "type";

		/** Message of the exception. */
		public static final String MESSAGE = "message";

		/** Error code, if the exception or a key-value carries one. */
		public static final String CODE = "code";

		/** Stable hash for grouping equal errors. */
		public static final String FINGERPRINT = "fingerprint";

		/** Stack trace, root cause first. */
		public static final String STACK_TRACE = "stack_trace";

		private Error() {
		}

	}

	/** Defines the members of {@link LogFields#CALLER}. */
	public static final class Caller {

		/** Class that logged. */
		public static final String CLASS = "class";

		/** Method that logged. */
		public static final String METHOD = "method";

		/** Source file. */
		public static final String FILE = "file";

		/** Line in the source file. */
		public static final String LINE = "line";

		private Caller() {
		}

	}

}
