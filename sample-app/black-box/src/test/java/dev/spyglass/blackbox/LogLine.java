/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A line that was read strictly: one JSON object, no key twice, nothing behind it.
 */
record LogLine(String raw, JsonNode json) {

	private static final JsonMapper STRICT = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
		.getSchema(LogLine.class.getResourceAsStream("/META-INF/spyglass/log-line.schema.json"));

	static LogLine parse(String raw) {
		try {
			JsonNode json = STRICT.readTree(raw);
			assertThat(json.isObject()).as("an object: %s", raw).isTrue();
			return new LogLine(raw, json);
		}
		catch (JacksonException ex) {
			throw new AssertionError("Not one strict JSON object: " + raw, ex);
		}
	}

	void validate() {
		assertThat(SCHEMA.validate(this.raw, InputFormat.JSON)).as(this.raw).isEmpty();
	}

	String message() {
		return this.json.path("message").asString("");
	}

	/** Returns the name of the event, empty if there is none. */
	String event() {
		return this.json.path("event").asString("");
	}

	/** Returns whether the message contains a text, or the event has it as its name. */
	boolean says(String text) {
		return message().contains(text) || event().equals(text);
	}

	String level() {
		return this.json.path("level").asString("");
	}

	/** The text of a field, or {@code null}. */
	String text(String field) {
		return this.json.hasNonNull(field) ? this.json.get(field).asString() : null;
	}

}
