/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.spyglass.logging.Severity;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonLineSchemaTests {

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
		assertThat(Events.line(with(schema), Events.full())).contains("r-1", "c-1", Events.TRACE, "fedcba9876543210",
				"u-1", "t-1", "export", "success", "task-1", "batch-1", "mail", "/orders/{id}", "10.0.0.1", "curl",
				"E-7", "AUDIT", "IllegalStateException", "no luck", "custom", "Events.java");
	}

	@ParameterizedTest
	@CsvSource({ "SPYGLASS, event", "ECS, event.action", "LOGSTASH, event", "GCP, event" })
	void namesTheEvent(JsonLineSchema schema, String name) {
		JsonNode line = Events.json(with(schema), Events.full());
		assertThat(line.get(name).asString()).isEqualTo("export.done");
		assertThat(line.get((schema == JsonLineSchema.ECS) ? "labels.operation" : "operation").asString())
			.isEqualTo("export");
	}

	@Test
	void ecsMeasuresInNanoseconds() {
		assertThat(Events.json(with(JsonLineSchema.ECS), Events.full()).get("event.duration").asLong())
			.isEqualTo(12_345_000);
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
		LoggingEvent event = Events.full();
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

	static JsonLineSettings with(JsonLineSchema schema) {
		return new JsonLineSettings(Events.IDENTITY, schema, TimestampFormat.ISO, Map.of(), Set.of(), false, Map.of(),
				JsonLineLimits.DEFAULTS, true);
	}

}
