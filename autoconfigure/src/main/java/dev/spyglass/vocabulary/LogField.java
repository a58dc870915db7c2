/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

import java.util.List;

/**
 * Lists the fields of a JSON log line in the order in which they are written. The JSON
 * Schema, the documentation and the encoder are derived from this list.
 */
public enum LogField {

	/** See {@link LogFields#TIMESTAMP}. */
	TIMESTAMP(LogFields.TIMESTAMP, Type.TIMESTAMP, "always",
			"Instant of the event, ISO-8601 UTC with microseconds, or milliseconds since the epoch by property"),

	/** See {@link LogFields#LEVEL}. */
	LEVEL(LogFields.LEVEL, Type.LEVEL, "always", "Severity"),

	/** See {@link LogFields#MESSAGE}. */
	MESSAGE(LogFields.MESSAGE, Type.STRING, "always",
			"Formatted message, at most 16 KB; of Spyglass' own lines a sentence for people"),

	/** See {@link LogFields#EVENT}. */
	EVENT(LogFields.EVENT, Type.STRING, "Spyglass' own lines, or a key-value of that name", "Name of the event"),

	/** See {@link LogFields#LOGGER}. */
	LOGGER(LogFields.LOGGER, Type.STRING, "always", "Name of the logger"),

	/** See {@link LogFields#THREAD}. */
	THREAD(LogFields.THREAD, Type.STRING, "always", "Name of the thread"),

	/** See {@link LogFields#SERVICE}. */
	SERVICE(LogFields.SERVICE, Type.STRING, "always", "Name of the service"),

	/** See {@link LogFields#VERSION}. */
	VERSION(LogFields.VERSION, Type.STRING, "when known", "Version of the service"),

	/** See {@link LogFields#ENVIRONMENT}. */
	ENVIRONMENT(LogFields.ENVIRONMENT, Type.STRING, "when known", "Environment that the service runs in"),

	/** See {@link LogFields#HOSTNAME}. */
	HOSTNAME(LogFields.HOSTNAME, Type.STRING, "when known", "Name of the host"),

	/** See {@link LogFields#REQUEST_ID}. */
	REQUEST_ID(LogFields.REQUEST_ID, Type.STRING, "inside a request, task or message", "Id of the request"),

	/** See {@link LogFields#CORRELATION_ID}. */
	CORRELATION_ID(LogFields.CORRELATION_ID, Type.STRING, "inside a request, task or message",
			"Id of the business flow"),

	/** See {@link LogFields#TRACE_ID}. */
	TRACE_ID(LogFields.TRACE_ID, Type.TRACE_ID, "inside a span", "Trace id"),

	/** See {@link LogFields#SPAN_ID}. */
	SPAN_ID(LogFields.SPAN_ID, Type.SPAN_ID, "inside a span", "Span id"),

	/** See {@link LogFields#TRACE_SAMPLED}. */
	TRACE_SAMPLED(LogFields.TRACE_SAMPLED, Type.BOOLEAN, "inside a span", "Whether the trace is sampled"),

	/** See {@link LogFields#USER_ID}. */
	USER_ID(LogFields.USER_ID, Type.STRING, "when resolved", "Id of the authenticated user"),

	/** See {@link LogFields#TENANT_ID}. */
	TENANT_ID(LogFields.TENANT_ID, Type.STRING, "when resolved", "Id of the tenant"),

	/** See {@link LogFields#OPERATION}. */
	OPERATION(LogFields.OPERATION, Type.STRING, "timed operations, requests, tasks", "Name of the operation"),

	/** See {@link LogFields#OUTCOME}. */
	OUTCOME(LogFields.OUTCOME, Type.STRING, "timed operations, requests, tasks", "How the operation ended"),

	/** See {@link LogFields#DURATION_MS}. */
	DURATION_MS(LogFields.DURATION_MS, Type.DURATION, "where something was timed",
			"Duration in milliseconds with three decimals"),

	/** See {@link LogFields#TASK_ID}. */
	TASK_ID(LogFields.TASK_ID, Type.STRING, "tasks and queues", "Id of the task"),

	/** See {@link LogFields#BATCH_ID}. */
	BATCH_ID(LogFields.BATCH_ID, Type.STRING, "tasks and queues", "Id of the batch"),

	/** See {@link LogFields#QUEUE}. */
	QUEUE(LogFields.QUEUE, Type.STRING, "tasks and queues", "Name of the queue"),

	/** See {@link LogFields#HTTP}. */
	HTTP(LogFields.HTTP, Type.OBJECT, "request lines", "The HTTP request",
			new Member(LogFields.Http.METHOD, Type.STRING, "Request method"),
			new Member(LogFields.Http.PATH, Type.STRING, "Path as it was requested, without the query"),
			new Member(LogFields.Http.ROUTE, Type.STRING, "Template of the route that matched"),
			new Member(LogFields.Http.STATUS, Type.INTEGER, "Status that the client saw"),
			new Member(LogFields.Http.CLIENT_IP, Type.STRING, "Address of the client"),
			new Member(LogFields.Http.USER_AGENT, Type.STRING, "User agent"),
			new Member(LogFields.Http.REQUEST_BYTES, Type.INTEGER, "Bytes of the request body that were read"),
			new Member(LogFields.Http.RESPONSE_BYTES, Type.INTEGER, "Bytes of the response body that were written")),

	/** See {@link LogFields#ERROR}. */
	ERROR(LogFields.ERROR, Type.OBJECT, "with an exception", "The exception",
			new Member(LogFields.Error.TYPE, Type.STRING, "Class name of the exception"),
			new Member(LogFields.Error.MESSAGE, Type.STRING, "Message of the exception"),
			new Member(LogFields.Error.CODE, Type.STRING, "Error code, if the exception or a key-value carries one"),
			new Member(LogFields.Error.FINGERPRINT, Type.STRING, "Stable hash for grouping equal errors"),
			new Member(LogFields.Error.STACK_TRACE, Type.STRING, "Stack trace, root cause first, at most 32 KB")),

	/** See {@link LogFields#CALLER}. */
	CALLER(LogFields.CALLER, Type.OBJECT, "by property, off", "The code that logged",
			new Member(LogFields.Caller.CLASS, Type.STRING, "Class"),
			new Member(LogFields.Caller.METHOD, Type.STRING, "Method"),
			new Member(LogFields.Caller.FILE, Type.STRING, "Source file"),
			new Member(LogFields.Caller.LINE, Type.INTEGER, "Line in the source file")),

	/** See {@link LogFields#TAGS}. */
	TAGS(LogFields.TAGS, Type.STRINGS, "with markers", "Names of the markers"),

	/** See {@link LogFields#CONTEXT}. */
	CONTEXT(LogFields.CONTEXT, Type.OBJECT, "when needed; always in nested mode",
			"Key-values whose name is taken; all of them in nested mode");

	private final String fieldName;

	private final Type type;

	private final String when;

	private final String description;

	@SuppressWarnings("ImmutableEnumChecker") // Copied by List.of.
	private final List<Member> members;

	LogField(String fieldName, Type type, String when, String description, Member... members) {
		this.fieldName = fieldName;
		this.type = type;
		this.when = when;
		this.description = description;
		this.members = List.of(members);
	}

	/**
	 * Returns the name of the field in the log line.
	 * @return the name
	 */
	public String fieldName() {
		return this.fieldName;
	}

	/**
	 * Returns the JSON type.
	 * @return the type
	 */
	public Type type() {
		return this.type;
	}

	/**
	 * Returns when the field is present.
	 * @return a phrase, {@code always} for a field that every log line has
	 */
	public String when() {
		return this.when;
	}

	/**
	 * Returns the meaning of the field.
	 * @return one sentence without a full stop
	 */
	public String description() {
		return this.description;
	}

	/**
	 * Returns the known members of an object.
	 * @return the members in order; empty if the field is not an object or has no fixed
	 * members
	 */
	public List<Member> members() {
		return this.members;
	}

	/**
	 * Describes one member of a field that is an object.
	 *
	 * @param name name of the member in the object
	 * @param type JSON type
	 * @param description meaning of the member
	 */
	public record Member(String name, Type type, String description) {

	}

	/** Defines the formats of values. */
	public enum Type {

		/** Any text. */
		STRING,

		/** ISO-8601 text or epoch milliseconds. */
		TIMESTAMP,

		/** {@code TRACE} to {@code FATAL}. */
		LEVEL,

		/** 32 lower-case hexadecimal digits. */
		TRACE_ID,

		/** 16 lower-case hexadecimal digits. */
		SPAN_ID,

		/** True or false. */
		BOOLEAN,

		/** A whole number. */
		INTEGER,

		/** A non-negative number with at most three decimals. */
		DURATION,

		/** An array of text. */
		STRINGS,

		/** An object. */
		OBJECT

	}

}
