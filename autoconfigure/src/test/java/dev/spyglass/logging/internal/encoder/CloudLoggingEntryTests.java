/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.LoggingEvent;
import com.google.logging.type.HttpRequest;
import com.google.logging.type.LogSeverity;
import com.google.logging.v2.LogEntry;
import com.google.logging.v2.LogEntrySourceLocation;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import dev.spyglass.logging.Severity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the schema for Google Cloud Logging against Google's own {@code LogEntry}: the
 * special fields are moved to where Google's agents move them, the rest is the payload,
 * and Google's parser, which refuses unknown names and wrong types, reads all of it.
 */
class CloudLoggingEntryTests {

	private static final String PREFIX = "logging.googleapis.com/";

	/** From Google's page about structured logging. */
	private static final Map<String, String> SPECIAL_FIELDS = Map.of("time", "timestamp", "severity", "severity",
			"httpRequest", "httpRequest", PREFIX + "labels", "labels", PREFIX + "trace", "trace", PREFIX + "spanId",
			"spanId", PREFIX + "trace_sampled", "traceSampled", PREFIX + "sourceLocation", "sourceLocation");

	@Test
	void theEntryHasAllThatGoogleKnows() throws Exception {
		LogEntry entry = entry(Events.full());
		assertThat(Timestamps.toMillis(entry.getTimestamp())).isPositive();
		assertThat(entry.getSeverity()).isEqualTo(LogSeverity.ERROR);
		assertThat(entry.getTrace()).isEqualTo(Events.TRACE);
		assertThat(entry.getSpanId()).isEqualTo("fedcba9876543210");
		assertThat(entry.getTraceSampled()).isTrue();
		assertThat(entry.getLabelsMap()).containsOnly(Map.entry("environment", "production"),
				Map.entry("hostname", "host-1"));
	}

	@Test
	void theRequestIsGoogles() throws Exception {
		HttpRequest request = entry(Events.full()).getHttpRequest();
		assertThat(request.getRequestMethod()).isEqualTo("GET");
		assertThat(request.getRequestUrl()).isEqualTo("/orders/1");
		assertThat(request.getStatus()).isEqualTo(200);
		assertThat(request.getRequestSize()).isEqualTo(1);
		assertThat(request.getResponseSize()).isEqualTo(512);
		assertThat(request.getUserAgent()).isEqualTo("curl");
		assertThat(request.getRemoteIp()).isEqualTo("10.0.0.1");
		assertThat(Durations.toNanos(request.getLatency())).isEqualTo(12_345_000);
	}

	@Test
	void theSourceLocationIsGoogles() throws Exception {
		LogEntrySourceLocation location = entry(Events.full()).getSourceLocation();
		assertThat(location.getFile()).isEqualTo("Events.java");
		assertThat(location.getLine()).isEqualTo(7);
		assertThat(location.getFunction()).isEqualTo("C.m");
	}

	/** What Error Reporting groups by, and what the Logs Explorer shows. */
	@Test
	void thePayloadTellsOfTheError() throws Exception {
		Struct payload = entry(Events.full()).getJsonPayload();
		assertThat(payload.getFieldsOrThrow("message").getStringValue()).isEqualTo("message");
		assertThat(payload.getFieldsOrThrow("stack_trace").getStringValue()).contains("no luck");
		Map<String, Value> service = payload.getFieldsOrThrow("serviceContext").getStructValue().getFieldsMap();
		assertThat(service).containsOnlyKeys("service", "version");
	}

	/** 64-bit numbers are text in Google's JSON. */
	@Test
	void sizesAreText() {
		JsonNode request = Events.json(JsonLineSchemaTests.with(JsonLineSchema.GCP), Events.full()).get("httpRequest");
		assertThat(List.of(request.get("requestSize"), request.get("responseSize"))).allMatch(JsonNode::isString);
		assertThat(request.get("status").isInt()).isTrue();
	}

	@Test
	void fatalIsCritical() throws Exception {
		LoggingEvent event = Events.event("hello");
		event.addMarker(Severity.FATAL);
		assertThat(entry(event).getSeverity()).isEqualTo(LogSeverity.CRITICAL);
	}

	private static LogEntry entry(LoggingEvent event) throws InvalidProtocolBufferException {
		JsonNode line = Events.json(JsonLineSchemaTests.with(JsonLineSchema.GCP), event);
		Map<String, JsonNode> entry = new LinkedHashMap<>();
		ObjectNode payload = JsonMapper.shared().createObjectNode();
		line.forEachEntry((name, value) -> {
			String special = SPECIAL_FIELDS.get(name);
			if (special != null) {
				entry.put(special, value);
			}
			else {
				assertThat(name).doesNotStartWith(PREFIX);
				payload.set(name, value);
			}
		});
		entry.put("jsonPayload", payload);
		LogEntry.Builder builder = LogEntry.newBuilder();
		JsonFormat.parser().merge(JsonMapper.shared().writeValueAsString(entry), builder);
		return builder.build();
	}

}
