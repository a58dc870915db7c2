/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.List;

import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;

/**
 * Schema of Google Cloud Logging with its special fields, and {@code serviceContext} for
 * Error Reporting.
 */
final class GcpSchema {

	private static final String PREFIX = "logging.googleapis.com/";

	private GcpSchema() {
	}

	static List<Template> templates(ServiceIdentity identity) {
		return List.of(Template.of(LogField.TIMESTAMP, "time", CoreParts.Timestamp::new),
				Template.of(LogField.LEVEL, "severity", (name) -> new CoreParts.LevelName(name, LevelNames.GOOGLE)),
				Template.of(LogField.MESSAGE, "message", CoreParts.Message::new), slot(LogField.EVENT),
				Template.of(LogField.LOGGER, "logger", CoreParts.LoggerName::new),
				Template.of(LogField.THREAD, "thread", CoreParts.ThreadName::new),
				Template.object("serviceContext", "serviceContext",
						List.of(Template.constant(LogField.SERVICE, "service", identity.service()),
								Template.constant(LogField.VERSION, "version", identity.version()))),
				Template.object("labels", PREFIX + "labels",
						List.of(Template.constant(LogField.ENVIRONMENT, "environment", identity.environment()),
								Template.constant(LogField.HOSTNAME, "hostname", identity.hostname()))),
				slot(LogField.REQUEST_ID), slot(LogField.CORRELATION_ID),
				Template.slot(LogField.TRACE_ID, PREFIX + "trace"), Template.slot(LogField.SPAN_ID, PREFIX + "spanId"),
				Template.slot(LogField.TRACE_SAMPLED, PREFIX + LogFields.TRACE_SAMPLED), slot(LogField.USER_ID),
				slot(LogField.TENANT_ID), slot(LogField.OPERATION), slot(LogField.OUTCOME),
				Template.of(LogField.DURATION_MS, LogFields.DURATION_MS, SlotPart.Milliseconds::new),
				slot(LogField.TASK_ID), slot(LogField.BATCH_ID), slot(LogField.QUEUE), request(),
				Template.object(LogFields.HTTP, LogFields.HTTP,
						List.of(Template.http(LogFields.Http.ROUTE, LogFields.Http.ROUTE), SpyglassSchema.otherHttp())),
				Template.object(LogFields.ERROR, LogFields.ERROR, SpyglassSchema.errorWithoutStackTrace()),
				SpyglassSchema.stackTrace(LogFields.Error.STACK_TRACE), sourceLocation(),
				Template.of(LogField.TAGS, "tags", CoreParts.Tags::new));
	}

	private static Template request() {
		return Template.object("httpRequest", "httpRequest", List.of(
				Template.http(LogFields.Http.METHOD, "requestMethod"), Template.http(LogFields.Http.PATH, "requestUrl"),
				Template.http(LogFields.Http.STATUS, "status"), Template.http(LogFields.Http.CLIENT_IP, "remoteIp"),
				Template.http(LogFields.Http.USER_AGENT, "userAgent"),
				size(LogFields.Http.REQUEST_BYTES, "requestSize"), size(LogFields.Http.RESPONSE_BYTES, "responseSize"),
				Template.of("httpRequest.latency", "latency", HttpPart.Latency::new)));
	}

	/** Writes a number as text, as Google's JSON requires for 64-bit numbers. */
	private static Template size(String member, String name) {
		return Template.member(LogField.HTTP, member, name, (fragment) -> HttpPart.text(fragment, member));
	}

	private static Template sourceLocation() {
		return Template.object(LogFields.CALLER, PREFIX + "sourceLocation",
				List.of(Template.member(LogField.CALLER, LogFields.Caller.FILE, "file",
						CallerPart.of(StackTraceElement::getFileName)),
						Template.member(LogField.CALLER, LogFields.Caller.LINE, "line",
								CallerPart.of((frame) -> String.valueOf(frame.getLineNumber()))),
						Template.member(LogField.CALLER, LogFields.Caller.METHOD, "function",
								CallerPart.of((frame) -> frame.getClassName() + "." + frame.getMethodName()))));
	}

	private static Template slot(LogField field) {
		return Template.slot(field, field.fieldName());
	}

}
