/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.util.List;

import dev.spyglass.logging.autoconfigure.ForkedJvm;
import dev.spyglass.testsupport.BootModules;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for traces against a real Zipkin: B3 in and out, and Boot's exporter.
 */
class ZipkinIT {

	@Test
	void hasTheTraceOfACallerWhoKnowsB3Only() throws Exception {
		assumeTrue(ZipkinServer.isInstalled(), "Zipkin is laid aside by the profile 'slow' only");
		try (ZipkinServer zipkin = new ZipkinServer()) {
			ForkedJvm.Result result = BootModules.run("zipkin", ZipkinApplication.class, "--server.port=0",
					"--server.address=127.0.0.1", "--spring.application.name=shop",
					"--management.tracing.propagation.consume=b3,b3_multi,w3c",
					"--management.tracing.propagation.produce=b3_multi",
					"--management.tracing.export.zipkin.endpoint=" + zipkin.uri("/api/v2/spans"));
			List<JsonNode> trace = zipkin.trace(ZipkinApplication.TRACE, 3);
			assertThat(trace).hasSize(3).allSatisfy((span) -> {
				assertThat(span.at("/localEndpoint/serviceName").asString()).isEqualTo("shop");
				assertThat(span.at("/tags/request_id").asString()).isEqualTo("demo-1");
				assertThat(span.toString()).doesNotContain("hunter2");
			});
			JsonNode orders = named(trace, "http get /orders");
			assertThat(field(orders, "parentId")).isEqualTo(ZipkinApplication.SPAN);
			assertThat(field(orders, "kind")).isEqualTo("SERVER");
			JsonNode call = named(trace, "http get");
			assertThat(field(call, "parentId")).isEqualTo(field(orders, "id"));
			assertThat(field(call, "kind")).isEqualTo("CLIENT");
			JsonNode stock = named(trace, "http get /stock");
			assertThat(field(stock, "parentId")).isEqualTo(field(call, "id"));
			assertThat(result.json()).filteredOn((line) -> field(line, "message").startsWith("called with"))
				.singleElement()
				.satisfies((line) -> {
					assertThat(field(line, "message")).endsWith(ZipkinApplication.TRACE);
					assertThat(field(line, "trace_id")).isEqualTo(ZipkinApplication.TRACE);
					assertThat(field(line, "span_id")).isEqualTo(field(stock, "id"));
				});
		}
	}

	private static JsonNode named(List<JsonNode> trace, String name) {
		return trace.stream()
			.filter((span) -> field(span, "name").equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No span '" + name + "' in " + trace));
	}

	private static String field(JsonNode node, String name) {
		return node.path(name).asString();
	}

}
