/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the last lines, for each way in which a process ends.
 */
class ShutdownTests {

	@TempDir
	Path folder;

	@Test
	void writesTheLineOfEachAnsweredRequestBeforeSigtermEndsTheProcess() throws Exception {
		Path out = this.folder.resolve("out");
		Process process = fork().builder().redirectOutput(out.toFile()).start();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> answered() > 200);
		process.destroy();
		assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		List<String> lines = Files.readAllLines(out);
		assertThat(lines.stream().filter((line) -> line.contains("\"request ")))
			.hasSizeGreaterThanOrEqualTo(answered());
		assertThat(lines).allMatch((line) -> line.startsWith("{") && line.endsWith("}"));
	}

	@Test
	void endsInTimeWhenNobodyReadsTheConsole() throws Exception {
		Process process = fork().builder().start(); // Its output is a pipe that fills.
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answered() > 2000);
		process.destroy();
		assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void writesAllLinesBeforeSystemExit() throws IOException {
		ForkedJvm.Result result = fork().option("-Dend=exit", "-Dcount=500").run();
		assertThat(result.messages()).filteredOn((message) -> message.startsWith("request ")).hasSize(500);
	}

	@Test
	void writesAllLinesWhenMainReturns() throws IOException {
		ForkedJvm.Result result = fork().option("-Dcount=500").run();
		assertThat(result.messages()).filteredOn((message) -> message.startsWith("request ")).hasSize(500);
	}

	@Test
	void writesTheLinesOfTheUsersShutdownHooks() throws IOException {
		assertThat(fork().option("-Dend=exit", "-Dcount=1").run().messages()).contains("a hook of the user");
	}

	@Test
	void writesAllLinesWithoutBootsHook() throws IOException {
		ForkedJvm.Result result = fork().option("-Dend=exit", "-Dcount=500")
			.arguments("--logging.register-shutdown-hook=false", "--spring.main.register-shutdown-hook=false")
			.run();
		assertThat(result.messages()).filteredOn((message) -> message.startsWith("request ")).hasSize(500);
	}

	@Test
	void explainsAFailedStartInJson() throws IOException {
		ForkedJvm.Result result = fork().option("-Dend=failure").run();
		assertThat(result.exitCode()).isOne();
		assertThat(result.json()).anySatisfy((line) -> {
			assertThat(line.path("level").asString()).isEqualTo("ERROR");
			assertThat(line.path("message").asString()).isEqualTo("Application run failed");
		});
	}

	@Test
	void restartsLeaveNothingBehind() {
		ForkedJvm.Result result = ForkedJvm.of(RestartForkApplication.class)
			.arguments("--logging.file.name=" + this.folder.resolve("app.log"))
			.run();
		String first = line(result, "first ");
		assertThat(first).contains("threads=2 appenders=2");
		assertThat(line(result, "last ")).isEqualTo(first);
	}

	@Test
	void aSecondContextGoesOnWhenTheFirstIsClosed() {
		assertThat(ForkedJvm.of(RestartForkApplication.class).option("-Dtwo=true").run().messages())
			.contains("still up true");
	}

	private static String line(ForkedJvm.Result result, String prefix) {
		return result.out()
			.lines()
			.filter((line) -> line.startsWith(prefix))
			.findFirst()
			.orElseThrow()
			.substring(prefix.length());
	}

	private ForkedJvm fork() {
		return ForkedJvm.of(ShutdownForkApplication.class).option("-Danswers=" + this.folder.resolve("answers"));
	}

	private int answered() throws IOException {
		Path answers = this.folder.resolve("answers");
		return Files.exists(answers) ? Files.readAllLines(answers).size() : 0;
	}

}
