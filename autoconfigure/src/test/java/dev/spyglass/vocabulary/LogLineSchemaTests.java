/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.spyglass.vocabulary.LogField.Member;
import dev.spyglass.vocabulary.LogField.Type;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the published JSON Schema to the vocabulary. Run with
 * {@code -Dspyglass.regenerate=true} to write it anew.
 */
class LogLineSchemaTests {

	private static final Path RESOURCE = Path.of("src/main/resources/META-INF/spyglass/log-line.schema.json");

	private static final Path DOCS = Path.of("../docs/log-line.schema.json");

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@Test
	void theSchemaInTheJarIsTheOneOfTheVocabulary() throws IOException {
		assertGenerated(RESOURCE);
	}

	@Test
	void theSchemaInTheDocsIsTheOneOfTheVocabulary() throws IOException {
		assertGenerated(DOCS);
	}

	private static void assertGenerated(Path file) throws IOException {
		String generated = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(schema()).replace("\r", "")
				+ "\n";
		if (Boolean.getBoolean("spyglass.regenerate")) {
			Files.createDirectories(file.getParent());
			Files.writeString(file, generated);
		}
		assertThat(file).content().isEqualTo(generated);
	}

	private static ObjectNode schema() {
		ObjectNode schema = MAPPER.createObjectNode();
		schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		schema.put("$id", "https://spyglass.dev/schema/log-line.schema.json");
		schema.put("title", "Spyglass log line");
		schema.put("description", "One line of a log in the schema \"spyglass\", fields in the order in which"
				+ " they are written. Other members are the key-values of the application.");
		schema.put("type", "object");
		ObjectNode properties = schema.putObject("properties");
		ArrayNode required = schema.putArray("required");
		for (LogField field : LogField.values()) {
			ObjectNode property = type(properties.putObject(field.fieldName()), field.type());
			property.put("description", field.description() + " (" + field.when() + ")");
			members(property, field.members());
			if (field.when().equals("always")) {
				required.add(field.fieldName());
			}
		}
		schema.put("additionalProperties", true);
		return schema;
	}

	private static void members(ObjectNode property, List<Member> members) {
		if (members.isEmpty()) {
			return;
		}
		ObjectNode properties = property.putObject("properties");
		for (Member member : members) {
			type(properties.putObject(member.name()), member.type()).put("description", member.description());
		}
	}

	private static ObjectNode type(ObjectNode property, Type type) {
		switch (type) {
			case STRING -> property.put("type", "string");
			case TIMESTAMP -> {
				ArrayNode choice = property.putArray("oneOf");
				choice.addObject()
					.put("type", "string")
					.put("format", "date-time")
					.put("pattern", "^\\d{4,}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$");
				choice.addObject().put("type", "integer");
			}
			case LEVEL -> {
				property.put("type", "string");
				List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL").forEach(property.withArray("enum")::add);
			}
			case TRACE_ID -> property.put("type", "string").put("pattern", "^[0-9a-f]{32}$");
			case SPAN_ID -> property.put("type", "string").put("pattern", "^[0-9a-f]{16}$");
			case BOOLEAN -> property.put("type", "boolean");
			case INTEGER -> property.put("type", "integer");
			case DURATION -> property.put("type", "number").put("minimum", 0);
			case STRINGS -> property.put("type", "array").putObject("items").put("type", "string");
			case OBJECT -> property.put("type", "object");
		}
		return property;
	}

}
