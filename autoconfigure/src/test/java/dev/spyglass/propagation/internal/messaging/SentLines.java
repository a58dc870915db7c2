/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.util.List;

import dev.spyglass.logging.autoconfigure.ForkedJvm;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application logged that sent something with ids, then without.
 *
 * @param lines all its lines
 */
record SentLines(List<JsonNode> lines) {

	static SentLines of(ForkedJvm.Result result) {
		return new SentLines(result.json());
	}

	void haveTravelled() {
		JsonNode sent = line("sent within");
		JsonNode with = line("received with ids");
		assertThat(field(with, "request_id")).isEqualTo("r-1");
		assertThat(field(with, "correlation_id")).isEqualTo("c-1");
		assertThat(field(with, "trace_id")).hasSize(32).isEqualTo(field(sent, "trace_id"));
		assertThat(field(with, "span_id")).isNotEqualTo(field(sent, "span_id"));
		JsonNode without = line("received without ids");
		assertThat(field(without, "request_id")).matches("req_[0-9a-f]{16}");
		assertThat(field(without, "correlation_id")).isEqualTo(field(without, "request_id"));
		assertThat(field(without, "trace_id")).hasSize(32).isNotEqualTo(field(sent, "trace_id"));
	}

	private JsonNode line(String message) {
		return this.lines.stream().filter((line) -> field(line, "message").startsWith(message)).reduce((one, other) -> {
			throw new AssertionError("Twice: " + one + " and " + other);
		}).orElseThrow(() -> new AssertionError("No line '" + message + "' in " + this.lines));
	}

	private static String field(JsonNode line, String name) {
		return line.path(name).asString();
	}

}
