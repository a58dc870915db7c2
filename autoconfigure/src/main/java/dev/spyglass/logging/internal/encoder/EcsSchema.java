/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.List;
import java.util.Set;

import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;

/**
 * Elastic Common Schema. Fields without an equivalent are written under {@code labels},
 * which is intended for custom keywords.
 */
final class EcsSchema {

	private static final String VERSION = "8.17.0";

	private EcsSchema() {
	}

	static List<Template> templates(ServiceIdentity identity) {
		return List.of(Template.of(LogField.TIMESTAMP, "@timestamp", CoreParts.Timestamp::new),
				Template.of(LogField.LEVEL, "log.level", (name) -> new CoreParts.LevelName(name, LevelNames.LOGBACK)),
				Template.of(LogField.MESSAGE, "message", CoreParts.Message::new),
				Template.slot(LogField.EVENT, "event.action"), Template.constant("ecs.version", "ecs.version", VERSION),
				Template.of(LogField.LOGGER, "log.logger", CoreParts.LoggerName::new),
				Template.of(LogField.THREAD, "process.thread.name", CoreParts.ThreadName::new),
				Template.constant(LogField.SERVICE, "service.name", identity.service()),
				Template.constant(LogField.VERSION, "service.version", identity.version()),
				Template.constant(LogField.ENVIRONMENT, "service.environment", identity.environment()),
				Template.constant(LogField.HOSTNAME, "host.hostname", identity.hostname()),
				Template.slot(LogField.REQUEST_ID, "http.request.id"), label(LogField.CORRELATION_ID),
				Template.slot(LogField.TRACE_ID, "trace.id"), Template.slot(LogField.SPAN_ID, "span.id"),
				label(LogField.TRACE_SAMPLED), Template.slot(LogField.USER_ID, "user.id"),
				Template.slot(LogField.TENANT_ID, "organization.id"), label(LogField.OPERATION),
				Template.of(LogField.OUTCOME, "event.outcome", (name) -> new Outcome(name, true)),
				Template.of("labels.outcome", "labels.outcome", (name) -> new Outcome(name, false)),
				Template.of(LogField.DURATION_MS, "event.duration", SlotPart.Nanoseconds::new), label(LogField.TASK_ID),
				label(LogField.BATCH_ID), label(LogField.QUEUE),
				Template.http(LogFields.Http.METHOD, "http.request.method"),
				Template.http(LogFields.Http.PATH, "url.path"),
				Template.http(LogFields.Http.ROUTE, "labels.http_route"),
				Template.http(LogFields.Http.STATUS, "http.response.status_code"),
				Template.member(LogField.HTTP, LogFields.Http.CLIENT_IP, "client.ip",
						(name) -> new ClientAddress(name, true)),
				Template.of("client.address", "client.address", (name) -> new ClientAddress(name, false)),
				Template.http(LogFields.Http.USER_AGENT, "user_agent.original"),
				Template.http(LogFields.Http.REQUEST_BYTES, "http.request.body.bytes"),
				Template.http(LogFields.Http.RESPONSE_BYTES, "http.response.body.bytes"),
				Template.object(LogFields.HTTP, "http", List.of(SpyglassSchema.otherHttp())),
				Template.member(LogField.ERROR, LogFields.Error.TYPE, "error.type", ErrorParts.Type::new),
				Template.member(LogField.ERROR, LogFields.Error.MESSAGE, "error.message", ErrorParts.Message::new),
				Template.member(LogField.ERROR, LogFields.Error.CODE, "error.code", ErrorParts.Code::new),
				Template.member(LogField.ERROR, LogFields.Error.FINGERPRINT, "labels.error_fingerprint",
						ErrorParts.Fingerprint::new),
				SpyglassSchema.stackTrace("error.stack_trace"),
				Template.member(LogField.CALLER, LogFields.Caller.CLASS, "labels.caller_class",
						CallerPart.of(StackTraceElement::getClassName)),
				Template.member(LogField.CALLER, LogFields.Caller.METHOD, "log.origin.function",
						CallerPart.of(StackTraceElement::getMethodName)),
				Template.member(LogField.CALLER, LogFields.Caller.FILE, "log.origin.file.name",
						CallerPart.of(StackTraceElement::getFileName)),
				Template.member(LogField.CALLER, LogFields.Caller.LINE, "log.origin.file.line",
						CallerPart.of(StackTraceElement::getLineNumber)),
				Template.of(LogField.TAGS, "tags", CoreParts.Tags::new));
	}

	private static Template label(LogField field) {
		return Template.slot(field, "labels." + field.fieldName());
	}

	/**
	 * Writes an outcome that the schema allows, or one that it does not allow.
	 */
	record Outcome(byte[] fragment, boolean allowed) implements Part {

		private static final Set<String> ALLOWED = Set.of("success", "failure", "unknown");

		@Override
		public void write(Line line) {
			if (line.collector.slots[LogField.OUTCOME.ordinal()] instanceof String outcome
					&& ALLOWED.contains(outcome) == this.allowed) {
				line.text(this.fragment, outcome, CoreParts.MAX_NAME);
			}
		}

	}

}
