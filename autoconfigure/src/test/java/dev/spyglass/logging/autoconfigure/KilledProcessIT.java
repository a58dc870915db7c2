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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that end under load, by SIGTERM and by SIGKILL, again and again.
 */
class KilledProcessIT {

	@TempDir
	Path folder;

	@Test
	void sigtermUnderLoadLosesNoLineOfAnAnsweredRequest() throws Exception {
		for (int round = 0; round < FaultScale.rounds(5); round++) {
			Path answers = this.folder.resolve("answers-" + round);
			Path out = this.folder.resolve("out-" + round);
			Process process = ForkedJvm.of(ShutdownForkApplication.class)
				.option("-Danswers=" + answers)
				.builder()
				.redirectOutput(out.toFile())
				.start();
			int after = 50 + 37 * (round % 20);
			Awaitility.await()
				.pollInterval(Duration.ofMillis(2))
				.atMost(Duration.ofSeconds(60))
				.until(() -> answered(answers).size() > after);
			process.destroy();
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("round %d ends", round).isTrue();
			List<String> lines = Files.readAllLines(out);
			assertThat(lines).as("round %d", round).allMatch(LogFolder::isParsable);
			Set<String> messages = lines.stream().map(LogFolder::message).collect(Collectors.toSet());
			assertThat(answered(answers)).as("round %d", round)
				.isNotEmpty()
				.allMatch((number) -> messages.contains("request " + number));
			Files.delete(out);
		}
	}

	@Test
	void sigkillDuringRolloverLosesNoClosedFileAndTearsOneLineAtMost() throws Exception {
		for (int round = 0; round < FaultScale.rounds(5); round++) {
			LogFolder logs = new LogFolder(Files.createDirectory(this.folder.resolve("logs-" + round)));
			Process process = load(logs).builder()
				.redirectOutput(this.folder.resolve("out").toFile())
				.redirectError(this.folder.resolve("err").toFile())
				.start();
			int files = 3 + round % 5;
			Awaitility.await()
				.pollInterval(Duration.ofMillis(1))
				.atMost(Duration.ofSeconds(60))
				.until(() -> Files.exists(logs.file()) && logs.files().size() > files);
			process.destroyForcibly().waitFor();
			assertThat(ForkedJvm.of(LoggingForkApplication.class)
				.arguments("--logging.file.name=" + logs.file())
				.run()
				.exitCode()).isZero();
			List<String> all = logs.lines();
			assertThat(all).as("round %d", round)
				.filteredOn((line) -> !LogFolder.isParsable(line))
				.hasSizeLessThanOrEqualTo(1);
			assertThat(all).as("The next start begins on a fresh line, round %d", round)
				.filteredOn((line) -> line.startsWith("{") && LogFolder.isParsable(line)
						&& LogFolder.message(line).startsWith("Starting LoggingForkApplication"))
				.hasSize(1);
			for (int worker = 0; worker < 2; worker++) {
				List<Long> numbers = numbers(all, worker);
				assertThat(numbers).as("round %d", round).isNotEmpty();
				assertThat(numbers.get(0)).isZero();
				assertThat(numbers.get(numbers.size() - 1)).as("No gap but at the end, round %d", round)
					.isEqualTo(numbers.size() - 1L);
			}
		}
	}

	private ForkedJvm load(LogFolder logs) {
		return ForkedJvm.of(LoadForkApplication.class)
			.option("-Dreport=" + this.folder.resolve("report"), "-Dthreads=2", "-Dseconds=60", "-Drate=10000")
			.arguments("--logging.file.name=" + logs.file(), "--logging.console.enabled=false",
					"--logging.logback.rollingpolicy.max-file-size=200KB", "--spyglass.logging.file.keep=0",
					"--logging.logback.rollingpolicy.total-size-cap=0");
	}

	private static List<String> answered(Path answers) throws IOException {
		return Files.exists(answers) ? Files.readAllLines(answers) : List.of();
	}

	private static List<Long> numbers(List<String> lines, int worker) {
		return lines.stream()
			.filter(LogFolder::isParsable)
			.map(LogFolder::message)
			.filter((message) -> message.matches("(line|warning) " + worker + " \\d+ .*"))
			.map((message) -> Long.valueOf(message.split(" ")[2]))
			.sorted()
			.toList();
	}

}
