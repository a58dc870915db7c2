/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold when outputs misbehave and processes die, seen from outside. Slow: runs
 * with {@code ./mvnw verify -pl autoconfigure -Pslow}.
 */
class SinkFaultsIT {

	private static final int SECONDS = FaultScale.seconds(10);

	@TempDir
	Path folder;

	@Test
	void aStuckConsoleBlocksNobodyAndLosesNothingUncounted() throws Exception {
		Path go = this.folder.resolve("go");
		Process process = start(load().option("-Dthreads=4", "-Drate=2500", "-Dseconds=" + SECONDS, "-Dgo=" + go),
				null);
		Awaitility.await()
			.atMost(Duration.ofSeconds(SECONDS + 60))
			.until(() -> Files.exists(this.folder.resolve("done")));
		Files.createFile(go);
		List<String> lines = read(process.getInputStream());
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		Properties report = report();
		System.out.println("stuck console: " + report);
		assertThat(number(report, "p99")).isLessThan(Duration.ofMillis(1).toNanos());
		assertThat(number(report, "counted")).isEqualTo(number(report, "accepted"));
		assertThat(number(report, "dropped")).isPositive();
		assertThat(number(report, "droppedWarn")).isZero();
		assertThat(lines.stream().filter((line) -> line.contains("worker-")))
			.hasSize((int) (number(report, "accepted") - number(report, "dropped")));
		assertThat(lines).filteredOn((line) -> !LogFolder.isParsable(line)).isEmpty();
	}

	@Test
	void aFloodFillsNoHeap() throws Exception {
		Path go = this.folder.resolve("go");
		Process process = start(load().option("-Xmx256m", "-Dthreads=4", "-Dlines=25000", "-Dgo=" + go), null);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(this.folder.resolve("done")));
		Files.createFile(go);
		read(process.getInputStream());
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		System.out.println("flood: " + report());
		assertThat(number(report(), "heap")).isLessThan(64L << 20);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aFullDiskIsWrittenAgainWhenItIsFree(boolean smallRing) throws Exception {
		Path disk = Files.createDirectory(this.folder.resolve("disk"));
		Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()) == 0,
				"A file system of 8 MB can't be mounted here");
		try {
			Path file = disk.resolve("app.log");
			Process process = start(
					load().option("-Dthreads=2", "-Drate=800", "-Dseconds=12")
						.arguments("--logging.file.name=" + file, "--logging.console.enabled=false",
								"--spyglass.logging.async.capacity=" + (smallRing ? 1024 : 32_768)),
					this.folder.resolve("out"));
			FileStore store = Files.getFileStore(disk);
			Path filler = disk.resolve("filler");
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> Files.exists(file) && Files.size(file) > 200_000);
			fill(filler);
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> store.getUsableSpace() == 0);
			long full = Files.size(file);
			Awaitility.await()
				.during(Duration.ofSeconds(2))
				.atMost(Duration.ofSeconds(5))
				.until(() -> store.getUsableSpace() == 0 && process.isAlive());
			Files.delete(filler);
			Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> Files.size(file) > full + 8192);
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			Properties report = report();
			System.out.println("full disk: " + report);
			assertThat(number(report, "dropped") > 0).isEqualTo(smallRing);
			assertThat(number(report, "droppedWarn")).isZero();
			List<String> lines = Files.readAllLines(file);
			assertThat(lines).filteredOn((line) -> !LogFolder.isParsable(line)).isEmpty();
			assertThat(number(report, "counted")).isEqualTo(number(report, "accepted"));
			assertThat(lines.stream().filter((line) -> line.contains("worker-")))
				.hasSize((int) (number(report, "accepted") - number(report, "dropped")));
			assertThat(Files.readString(this.folder.resolve("out.err"))).isEmpty();
			assertThat(number(report, "p99")).isLessThan(Duration.ofMillis(1).toNanos());
		}
		finally {
			run("umount", disk.toString());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".gz" })
	void rotationUnderLoadKeepsEachLineInOneFileAndTheTotalWithinTheCap(String end) throws Exception {
		LogFolder logs = new LogFolder(this.folder);
		Path file = logs.file();
		Process process = start(
				load().option("-Dthreads=4", "-Drate=5000", "-Dseconds=" + SECONDS)
					.arguments("--logging.file.name=" + file, "--logging.console.enabled=false",
							"--logging.logback.rollingpolicy.max-file-size=1MB", "--spyglass.logging.file.keep=5",
							"--logging.logback.rollingpolicy.total-size-cap=6MB",
							"--logging.logback.rollingpolicy.file-name-pattern=" + file + ".%d{yyyy-MM-dd}.%i" + end),
				this.folder.resolve("out"));
		long largest = 0;
		while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
			largest = Math.max(largest, logs.size());
		}
		System.out.println("rotation" + end + ": largest " + largest + " " + report());
		assertThat(number(report(), "dropped")).isZero();
		assertThat(largest).isLessThan((long) (1.1 * (6 << 20)));
		assertThat(logs.files()).hasSizeBetween(5, 6).allMatch((kept) -> kept.toFile().length() <= 1 << 20);
		logs.lines().forEach((line) -> assertThat(line).matches(LogFolder::isParsable));
		keptLines(logs).forEach((worker, numbers) -> {
			assertThat(numbers).as("worker %d", worker).doesNotHaveDuplicates();
			// Nothing is missing between the oldest line that was kept and the last.
			assertThat(numbers.stream().mapToLong(Long::longValue).max().orElseThrow()
					- numbers.stream().mapToLong(Long::longValue).min().orElseThrow())
				.isEqualTo(numbers.size() - 1);
		});
		assertThat(keptLines(logs)).hasSize(4);
	}

	private static Map<Integer, List<Long>> keptLines(LogFolder logs) throws IOException {
		Pattern numbers = Pattern.compile("\"message\":\"(?:line|warning) (\\d+) (\\d+) ");
		Map<Integer, List<Long>> lines = new TreeMap<>();
		for (String line : logs.lines()) {
			Matcher matcher = numbers.matcher(line);
			if (matcher.find()) {
				lines.computeIfAbsent(Integer.valueOf(matcher.group(1)), (worker) -> new ArrayList<>())
					.add(Long.valueOf(matcher.group(2)));
			}
		}
		return lines;
	}

	@Test
	void rotationLosesNothing() throws Exception {
		Path file = this.folder.resolve("app.log");
		Process process = start(
				load().option("-Dthreads=4", "-Dlines=25000", "-Drate=10000")
					.arguments("--logging.file.name=" + file, "--logging.console.enabled=false",
							"--logging.logback.rollingpolicy.max-file-size=1MB", "--spyglass.logging.file.keep=0"),
				this.folder.resolve("out"));
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		long count = new LogFolder(this.folder).lines().stream().filter((line) -> line.contains("worker-")).count();
		System.out.println("rotation without loss: " + report());
		assertThat(count).isEqualTo(100_000 - number(report(), "dropped"));
		assertThat(number(report(), "dropped")).isZero();
	}

	/** Of noise, so that archives are nearly as large as what they were made of. */
	@Test
	void aFloodOf25MegabytesASecondStaysWithinTheCap() throws Exception {
		LogFolder logs = new LogFolder(this.folder);
		Process process = start(
				load().option("-Dthreads=4", "-Drate=6250", "-Dseconds=" + FaultScale.seconds(8), "-Dpadding=800")
					.arguments("--logging.file.name=" + logs.file(), "--logging.console.enabled=false",
							"--logging.logback.rollingpolicy.max-file-size=10MB", "--spyglass.logging.file.keep=0",
							"--logging.logback.rollingpolicy.total-size-cap=60MB"),
				this.folder.resolve("out"));
		long largest = 0;
		while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
			largest = Math.max(largest, logs.size());
		}
		System.out.println("flood to a file: largest " + largest + " " + report());
		// Without the cap it would be far more.
		assertThat(largest).isBetween(45L << 20, (long) (1.1 * (60 << 20)));
		assertThat(number(report(), "counted")).isEqualTo(number(report(), "accepted"));
		assertThat(logs.lines()).isNotEmpty().allMatch(LogFolder::isParsable);
	}

	private ForkedJvm load() {
		return ForkedJvm.of(LoadForkApplication.class).option("-Dreport=" + this.folder.resolve("report"));
	}

	private Process start(ForkedJvm fork, Path out) throws IOException {
		ProcessBuilder builder = fork.builder();
		if (out != null) {
			builder.redirectOutput(out.toFile());
			builder.redirectError(Path.of(out + ".err").toFile());
		}
		return builder.start();
	}

	private Properties report() throws IOException {
		Properties report = new Properties();
		try (InputStream in = Files.newInputStream(this.folder.resolve("report"))) {
			report.load(in);
		}
		return report;
	}

	private static List<String> read(InputStream stream) throws IOException {
		return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
	}

	private static void fill(Path filler) {
		try (var out = Files.newOutputStream(filler)) {
			byte[] block = new byte[4096];
			while (true) {
				out.write(block);
			}
		}
		catch (IOException ex) {
			// Full, as it should be.
		}
	}

	private static int run(String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
	}

	private static long number(Properties report, String name) {
		return Long.parseLong(report.getProperty(name));
	}

}
