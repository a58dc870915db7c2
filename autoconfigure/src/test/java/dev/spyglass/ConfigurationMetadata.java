/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the configuration metadata that the compiler wrote, and of it what belongs to
 * Spyglass.
 */
final class ConfigurationMetadata {

	private static final Path FILE = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

	private final JsonNode content = JsonMapper.shared().readTree(FILE);

	List<JsonNode> groups() {
		return items("groups");
	}

	List<JsonNode> properties() {
		return items("properties");
	}

	List<JsonNode> hints() {
		return items("hints");
	}

	private List<JsonNode> items(String kind) {
		return StreamSupport.stream(this.content.path(kind).spliterator(), false)
			.filter((item) -> name(item).startsWith("spyglass."))
			.toList();
	}

	static String name(JsonNode item) {
		return item.path("name").asString();
	}

	static String description(JsonNode item) {
		return item.path("description").asString("");
	}

}
