/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.otlp;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.vocabulary.LogFields;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts JSON lines in Spyglass's own schema to log records. Each field becomes an
 * attribute of the same name, except for fields that have their own place in OTLP. The
 * event's name is an attribute as well, since not every backend knows the place.
 */
final class LineRecords {

	private static final Set<String> NON_ATTRIBUTES = Set.of(LogFields.TIMESTAMP, LogFields.LEVEL, LogFields.MESSAGE,
			LogFields.EVENT, LogFields.LOGGER, LogFields.TRACE_ID, LogFields.SPAN_ID, LogFields.TRACE_SAMPLED,
			LogFields.SERVICE, LogFields.VERSION, LogFields.ENVIRONMENT, LogFields.HOSTNAME);

	private static final AttributeKey<String> EVENT_NAME = AttributeKey.stringKey("event.name");

	private static final Map<String, Severity> SEVERITIES = Map.of("TRACE", Severity.TRACE, "DEBUG", Severity.DEBUG,
			"INFO", Severity.INFO, "WARN", Severity.WARN, "ERROR", Severity.ERROR, "FATAL", Severity.FATAL);

	private static final JsonMapper JSON = JsonMapper.shared();

	/** {@link OwnLinesFilter} keeps its lines out of this sink. */
	private static final Logger logger = LoggerFactory.getLogger(ExportRegistry.LOGGER);

	private final AtomicBoolean warned = new AtomicBoolean();

	private final LoggerProvider provider;

	LineRecords(LoggerProvider provider) {
		this.provider = provider;
	}

	/**
	 * Emits a line. A processor of the application that fails loses its record, not the
	 * sink's thread, which would try the same line again for ever.
	 */
	void emit(byte[] bytes, int offset, int length) {
		try {
			emit(JSON.readTree(bytes, offset, length));
		}
		catch (JacksonException ex) {
			// Cannot happen, since the encoder writes only JSON.
		}
		catch (Throwable ex) {
			if (this.warned.compareAndSet(false, true)) {
				logger.warn("A log record could not be processed and is not exported, nor are later ones that fail",
						ex);
			}
		}
	}

	private void emit(JsonNode line) {
		LogRecordBuilder logRecord = this.provider.get(line.path(LogFields.LOGGER).asString("ROOT")).logRecordBuilder();
		String level = line.path(LogFields.LEVEL).asString("");
		logRecord.setSeverityText(level)
			.setSeverity(SEVERITIES.getOrDefault(level, Severity.UNDEFINED_SEVERITY_NUMBER))
			.setBody(line.path(LogFields.MESSAGE).asString(""))
			.setContext(context(line))
			.setTimestamp(timestamp(line.path(LogFields.TIMESTAMP).asString("")));
		line.properties().forEach((field) -> {
			if (!NON_ATTRIBUTES.contains(field.getKey())) {
				LineAttributes.put(logRecord, field.getKey(), field.getValue());
			}
		});
		String event = line.path(LogFields.EVENT).asString("");
		if (!event.isEmpty()) {
			logRecord.setEventName(event).setAttribute(EVENT_NAME, event);
		}
		logRecord.emit();
	}

	/** Takes the span from the line, since this is not the thread that logged it. */
	private static Context context(JsonNode line) {
		SpanContext span = SpanContext.create(line.path(LogFields.TRACE_ID).asString(""),
				line.path(LogFields.SPAN_ID).asString(""),
				line.path(LogFields.TRACE_SAMPLED).asBoolean(false) ? TraceFlags.getSampled() : TraceFlags.getDefault(),
				TraceState.getDefault());
		return Context.root().with(Span.wrap(span));
	}

	private static Instant timestamp(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeParseException ex) {
			// The user has omitted or renamed the timestamp.
			return Instant.now();
		}
	}

}
