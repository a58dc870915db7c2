/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.util.Map;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;

/**
 * A log record as a collector sees it.
 *
 * @param resource attributes of who sent it
 * @param logger the logger
 * @param severity text of the level
 * @param severityNumber number of the level
 * @param eventName the name of the event, empty if there is none
 * @param body the message
 * @param traceId the trace, in hexadecimal digits, empty if there is none
 * @param spanId the span, likewise
 * @param nanos when it was logged, since the epoch
 * @param attributes the fields
 * @param text all of it, for what must not be in it
 */
public record ReceivedLog(Map<String, Object> resource, String logger, String severity, int severityNumber,
		String eventName, String body, String traceId, String spanId, long nanos, Map<String, Object> attributes,
		String text) {

	static ReceivedLog of(Resource resource, String logger, LogRecord log) {
		return new ReceivedLog(ReceivedAttributes.of(resource.getAttributesList()), logger, log.getSeverityText(),
				log.getSeverityNumberValue(), log.getEventName(), log.getBody().getStringValue(),
				ReceivedAttributes.hex(log.getTraceId()), ReceivedAttributes.hex(log.getSpanId()),
				log.getTimeUnixNano(), ReceivedAttributes.of(log.getAttributesList()), log.toString());
	}

}
