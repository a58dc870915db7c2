/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the log across restarts by the real devtools, whose jar the build lays aside:
 * on the class path it would change every other test.
 */
class DevtoolsRestartTests {

	private static final Path DEVTOOLS = Path.of("target/devtools");

	@TempDir
	Path folder;

	@Test
	void restartsLeaveNoLineDoubledAndNoSinkBehind() throws IOException {
		Path file = this.folder.resolve("app.log");
		ForkedJvm.Result result = ForkedJvm.of(DevtoolsForkApplication.class)
			.with(devtools())
			.arguments("--spyglass.logging.format=json", "--logging.file.name=" + file)
			.run();
		assertThat(result.exitCode()).isZero();
		assertThat(result.err()).isEmpty();
		List<String> expected = IntStream.rangeClosed(0, 3)
			.mapToObj((run) -> "run " + run + " in RestartClassLoader with [CONSOLE, FILE] and "
					+ "[spyglass-log-console, spyglass-log-file]")
			.toList();
		assertThat(result.messages()).filteredOn((message) -> message.startsWith("run "))
			.containsExactlyElementsOf(expected);
		assertThat(Files.readAllLines(file)).allMatch(LogFolder::isParsable)
			.extracting(LogFolder::message)
			.filteredOn((message) -> message.startsWith("run "))
			.containsExactlyElementsOf(expected);
	}

	@Test
	void theConsoleIsForPeople() throws IOException {
		assertThat(ForkedJvm.of(DevtoolsForkApplication.class).with(devtools()).run().out())
			.contains(": run 3 in RestartClassLoader")
			.doesNotContain("{\"timestamp\"");
	}

	private static Path devtools() throws IOException {
		try (Stream<Path> jars = Files.list(DEVTOOLS)) {
			return jars.findFirst().orElseThrow();
		}
	}

}
