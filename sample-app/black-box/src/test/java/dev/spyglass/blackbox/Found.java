/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store for lines, or Jaeger, found.
 */
final class Found {

	private Found() {
	}

	/** The line as it was written. */
	static String line(JsonNode found) {
		return found.path("_msg").asString();
	}

	static Instant time(JsonNode found) {
		return Instant.parse(found.path("_time").asString());
	}

	static String tags(List<JsonNode> found, String text) {
		return only(found, text).path("tags").asString();
	}

	/** The one that contains a text. */
	static JsonNode only(List<JsonNode> found, String text) {
		List<JsonNode> matches = found.stream().filter((one) -> line(one).contains(text)).toList();
		assertThat(matches.size()).as(text).isOne();
		return matches.get(0);
	}

	/** What they have in a field, those without it excepted. */
	static Set<String> texts(Iterable<JsonNode> nodes, String field) {
		return StreamSupport.stream(nodes.spliterator(), false)
			.map((node) -> node.path(field).asString(""))
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.toSet());
	}

}
