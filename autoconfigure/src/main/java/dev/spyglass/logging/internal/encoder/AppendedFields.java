/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Collects the fields that a marker, an argument or a provider of
 * logstash-logback-encoder would write, so that they are checked like any other
 * key-value.
 */
final class AppendedFields {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private AppendedFields() {
	}

	static Map<String, @Nullable Object> of(Consumer<JsonGenerator> writer) {
		java.util.LinkedHashMap<String, @Nullable Object> fields = new java.util.LinkedHashMap<>();
		try (TokenBuffer buffer = TokenBuffer.forGeneration()) {
			buffer.writeStartObject();
			writer.accept(buffer);
			buffer.writeEndObject();
			JsonNode node = MAPPER.readTree(buffer.asParser());
			node.properties().forEach((member) -> fields.put(member.getKey(), member.getValue()));
		}
		catch (Throwable ex) {
			fields.put("unwritable", ex.getClass().getName());
		}
		return fields;
	}

}
