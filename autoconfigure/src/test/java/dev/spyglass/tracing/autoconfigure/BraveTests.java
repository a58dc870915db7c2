/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import java.io.IOException;

import dev.spyglass.logging.autoconfigure.ForkedJvm;
import dev.spyglass.testsupport.BootModules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with Boot's Zipkin starter traces with Brave, as it does without
 * Spyglass, although Spyglass brings OpenTelemetry.
 */
class BraveTests {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void leavesTheTracesToBrave(boolean enabled) throws IOException {
		ForkedJvm.Result result = run("--spyglass.tracing.enabled=" + enabled);
		assertThat(result.messages()).contains("traces with BraveTracer", "Zipkin has the trace");
	}

	@Test
	void hasTheTraceOfBraveOnItsLinesAndSaysWhatIsOff() throws IOException {
		ForkedJvm.Result result = run();
		assertThat(result.json()).filteredOn((line) -> line.path("message").asString().equals("called"))
			.singleElement()
			.satisfies((line) -> {
				assertThat(line.path("trace_id").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
				assertThat(line.path("span_id").asString()).isNotEmpty();
				assertThat(line.path("request_id").asString()).isNotEmpty();
			});
		assertThat(result.messages()).filteredOn((message) -> message.contains("Brave:"))
			.singleElement()
			.satisfies((message) -> {
				assertThat(message).contains("redaction and export of spans")
					.contains("micrometer-tracing-bridge-brave");
			});
	}

	private static ForkedJvm.Result run(String... arguments) throws IOException {
		String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
		all[arguments.length] = "--server.port=0";
		all[arguments.length + 1] = "--server.address=127.0.0.1";
		return BootModules.run("brave", BraveApplication.class, all);
	}

}
