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
 * Schema with the field names of {@code LogstashEncoder} in logstash-logback-encoder, and
 * those of the vocabulary for all other fields.
 */
final class LogstashSchema {

	private LogstashSchema() {
	}

	static List<Template> templates(ServiceIdentity identity) {
		return List.of(Template.of(LogField.TIMESTAMP, "@timestamp", CoreParts.Timestamp::new),
				Template.constant("@version", "@version", "1"),
				Template.of(LogField.MESSAGE, "message", CoreParts.Message::new), slot(LogField.EVENT),
				Template.of(LogField.LOGGER, "logger_name", CoreParts.LoggerName::new),
				Template.of(LogField.THREAD, "thread_name", CoreParts.ThreadName::new),
				Template.of(LogField.LEVEL, "level", (name) -> new CoreParts.LevelName(name, LevelNames.LOGBACK)),
				Template.of("level_value", "level_value", CoreParts.LevelValue::new),
				SpyglassSchema.stackTrace(LogFields.Error.STACK_TRACE),
				Template.constant(LogField.SERVICE, "service", identity.service()),
				Template.constant(LogField.VERSION, "version", identity.version()),
				Template.constant(LogField.ENVIRONMENT, "environment", identity.environment()),
				Template.constant(LogField.HOSTNAME, "hostname", identity.hostname()), slot(LogField.REQUEST_ID),
				slot(LogField.CORRELATION_ID), slot(LogField.TRACE_ID), slot(LogField.SPAN_ID),
				slot(LogField.TRACE_SAMPLED), slot(LogField.USER_ID), slot(LogField.TENANT_ID),
				slot(LogField.OPERATION), slot(LogField.OUTCOME),
				Template.of(LogField.DURATION_MS, LogFields.DURATION_MS, SlotPart.Milliseconds::new),
				slot(LogField.TASK_ID), slot(LogField.BATCH_ID), slot(LogField.QUEUE),
				Template.object(LogFields.HTTP, LogFields.HTTP, SpyglassSchema.http()),
				Template.object(LogFields.ERROR, LogFields.ERROR, SpyglassSchema.errorWithoutStackTrace()),
				Template.member(LogField.CALLER, LogFields.Caller.CLASS, "caller_class_name",
						CallerPart.of(StackTraceElement::getClassName)),
				Template.member(LogField.CALLER, LogFields.Caller.METHOD, "caller_method_name",
						CallerPart.of(StackTraceElement::getMethodName)),
				Template.member(LogField.CALLER, LogFields.Caller.FILE, "caller_file_name",
						CallerPart.of(StackTraceElement::getFileName)),
				Template.member(LogField.CALLER, LogFields.Caller.LINE, "caller_line_number",
						CallerPart.of(StackTraceElement::getLineNumber)),
				Template.of(LogField.TAGS, "tags", CoreParts.Tags::new));
	}

	private static Template slot(LogField field) {
		return Template.slot(field, field.fieldName());
	}

}
