/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the list that unknown properties are found by to the configuration metadata.
 */
class PropertyListTests {

	private static final Path LIST = Path.of("src/main/resources/META-INF/spyglass/properties.list");

	@Test
	void hasEveryProperty() throws IOException {
		assertThat(Files.readAllLines(LIST)).containsExactlyElementsOf(
				new ConfigurationMetadata().properties().stream().map(PropertyListTests::line).sorted().toList());
	}

	private static String line(JsonNode property) {
		boolean map = property.path("type").asString().startsWith("java.util.Map");
		return ConfigurationMetadata.name(property) + (map ? ".*" : "");
	}

}
