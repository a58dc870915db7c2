/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.spyglass.logging.Severity;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MarkerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonLineSchemaTests {

	private static final String TRACE = "0123456789abcdef0123456789abcdef";

	/** From Elastic's field reference; {@code labels} is open. */
	private static final Set<String> ECS_FIELDS = Set.of("@timestamp", "message", "tags", "ecs.version", "log.level",
			"log.logger", "log.origin.function", "log.origin.file.name", "log.origin.file.line", "process.thread.name",
			"service.name", "service.version", "service.environment", "host.hostname", "http.request.id", "trace.id",
			"span.id", "user.id", "organization.id", "event.action", "event.outcome", "event.duration",
			"http.request.method", "url.path", "http.response.status_code", "client.ip", "user_agent.original",
			"http.request.body.bytes", "http.response.body.bytes", "error.type", "error.message", "error.code",
			"error.stack_trace");

	/** From Google's LogEntry, HttpRequest, and its logging agents' special fields. */
	private static final Set<String> GOOGLE_FIELDS = Set.of("time", "severity", "message", "httpRequest",
			"logging.googleapis.com/labels", "logging.googleapis.com/trace", "logging.googleapis.com/spanId",
			"logging.googleapis.com/trace_sampled", "logging.googleapis.com/sourceLocation", "serviceContext",
			"stack_trace");

	private static final Set<String> GOOGLE_REQUEST_FIELDS = Set.of("requestMethod", "requestUrl", "requestSize",
			"status", "responseSize", "userAgent", "remoteIp", "latency");

	@ParameterizedTest
	@EnumSource
	void raisesTheLevelOfAFatalLine(JsonLineSchema schema) {
		LoggingEvent event = Events.event("hello");
		event.addMarker(Severity.FATAL);
		assertThat(Events.line(with(schema), event)).containsPattern("\"(FATAL|CRITICAL)\"");
	}

	@ParameterizedTest
	@EnumSource
	void losesNothingOfAFullLine(JsonLineSchema schema) {
		assertThat(Events.line(with(schema), full())).contains("r-1", "c-1", TRACE, "fedcba9876543210", "u-1", "t-1",
				"export", "success", "task-1", "batch-1", "mail", "/orders/{id}", "10.0.0.1", "curl", "E-7", "AUDIT",
				"IllegalStateException", "no luck", "custom", "Events.java");
	}

	@Test
	void ecsUsesElasticsNamesOnly() {
		Set<String> names = new TreeSet<>(Events.json(with(JsonLineSchema.ECS), full()).propertyNames());
		names.removeIf((name) -> name.startsWith("labels.") || name.equals("custom"));
		assertThat(names).containsExactlyInAnyOrderElementsOf(ECS_FIELDS);
	}

	@Test
	void ecsMeasuresInNanoseconds() {
		assertThat(Events.json(with(JsonLineSchema.ECS), full()).get("event.duration").asLong()).isEqualTo(12_345_000);
	}

	@Test
	void ecsMakesALabelOfAnOutcomeThatItDoesNotKnow() {
		JsonNode line = Events.json(with(JsonLineSchema.ECS), Events.withKeyValue("outcome", "timeout"));
		assertThat(line.has("event.outcome")).isFalse();
		assertThat(line.get("labels.outcome").asString()).isEqualTo("timeout");
	}

	@Test
	void ecsTakesTheFirstPartOfADottedName() {
		JsonNode line = Events.json(with(JsonLineSchema.ECS), Events.withKeyValue("service", "spoofed"));
		assertThat(line.at("/context/service").asString()).isEqualTo("spoofed");
	}

	@Test
	void gcpUsesGooglesNames() {
		JsonNode line = Events.json(with(JsonLineSchema.GCP), full());
		assertThat(line.propertyNames()).containsAll(GOOGLE_FIELDS);
		assertThat(line.get("httpRequest").propertyNames()).containsExactlyInAnyOrderElementsOf(GOOGLE_REQUEST_FIELDS);
		assertThat(line.get("logging.googleapis.com/sourceLocation").propertyNames()).containsExactlyInAnyOrder("file",
				"line", "function");
		assertThat(line.get("serviceContext").propertyNames()).containsExactly("service", "version");
	}

	@Test
	void gcpWritesNumbersTheWayGoogleReadsThem() {
		JsonNode request = Events.json(with(JsonLineSchema.GCP), full()).get("httpRequest");
		assertThat(request.get("status").isInt()).isTrue();
		assertThat(request.get("responseSize").asString()).isEqualTo("512");
		assertThat(request.get("latency").asString()).isEqualTo("0.012345s");
	}

	@Test
	void gcpTranslatesLevels() {
		List<String> severities = new ArrayList<>();
		for (Level level : List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR)) {
			LoggingEvent event = new LoggingEvent("f", Events.LOGGER, level, "m", null, null);
			event.setMDCPropertyMap(Map.of());
			severities.add(Events.json(with(JsonLineSchema.GCP), event).get("severity").asString());
		}
		assertThat(severities).containsExactly("DEBUG", "DEBUG", "INFO", "WARNING", "ERROR");
	}

	@Test
	void logstashHasAllThatLogstashEncoderWrites() {
		LogstashEncoder encoder = new LogstashEncoder();
		encoder.setContext(Events.CONTEXT);
		encoder.setFindAndRegisterJacksonModules(false);
		encoder.setIncludeCallerData(true);
		encoder.start();
		LoggingEvent event = full();
		JsonNode theirs = JsonMapper.shared().readTree(encoder.encode(event));
		JsonNode ours = Events.json(with(JsonLineSchema.LOGSTASH), event);
		for (String name : List.of("@version", "message", "logger_name", "thread_name", "level", "level_value", "tags",
				"custom", "request_id", "caller_class_name", "caller_method_name", "caller_file_name",
				"caller_line_number")) {
			assertThat(ours.get(name)).as(name).isEqualTo(theirs.get(name));
		}
		assertThat(ours.has("@timestamp")).isTrue();
		assertThat(ours.get("stack_trace").asString()).contains("java.lang.IllegalStateException: no luck");
	}

	private static JsonLineSettings with(JsonLineSchema schema) {
		return new JsonLineSettings(Events.IDENTITY, schema, TimestampFormat.ISO, Map.of(), Set.of(), false, Map.of(),
				JsonLineLimits.DEFAULTS, true);
	}

	private static LoggingEvent full() {
		LoggingEvent event = new LoggingEvent("f", Events.LOGGER, Level.ERROR, "message",
				new IllegalStateException("no luck"), null);
		event.setThreadName("main");
		event.setCallerData(new StackTraceElement[] { new StackTraceElement("C", "m", "Events.java", 7) });
		event.setMDCPropertyMap(Map.of("request_id", "r-1", "correlation_id", "c-1", "traceId", TRACE, "spanId",
				"fedcba9876543210", "trace_sampled", "true", "user_id", "u-1", "tenant_id", "t-1"));
		Map<String, Object> values = Map.of("operation", "export", "outcome", "success", "duration_ms", 12.345,
				"task_id", "task-1", "batch_id", "batch-1", "queue", "mail", "error_code", "E-7", "custom", "value");
		values.forEach((key, value) -> Events.keyValue(key, value).accept(event));
		Events
			.keyValue("http", Map.of("method", "GET", "path", "/orders/1", "route", "/orders/{id}", "status", 200,
					"client_ip", "10.0.0.1", "user_agent", "curl", "request_bytes", 1, "response_bytes", 512))
			.accept(event);
		event.addMarker(MarkerFactory.getMarker("AUDIT"));
		return event;
	}

}
