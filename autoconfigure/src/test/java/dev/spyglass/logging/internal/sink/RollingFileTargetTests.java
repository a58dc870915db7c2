/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link RollingFileTarget}.
 */
class RollingFileTargetTests {

	private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

	@TempDir
	Path folder;

	private final MovableClock clock = new MovableClock(NOON);

	@Test
	void appends() throws IOException {
		write(settings(1000, 0), "one\n", "two\n");
		Files.setLastModifiedTime(file(), FileTime.from(NOON)); // Not the wall clock's
																// day.
		write(settings(1000, 0), "three\n");
		assertThat(file()).hasContent("one\ntwo\nthree\n");
	}

	@Test
	void isNotReadableForEverybody() throws IOException {
		write(settings(1000, 0), "one\n");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-r-----");
	}

	@Test
	void takesAnOldFileFromEverybody() throws IOException {
		Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
		write(settings(1000, 0), "one\n");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-r-----");
	}

	@Test
	void createsTheFolder() throws IOException {
		Path file = this.folder.resolve("deep/er/app.log");
		RollingFileTarget.open(settings(file, 1000, 0, 0, 0), this.clock).close();
		assertThat(file).exists();
	}

	@Test
	void refusesAFolderThatIsAFile() throws IOException {
		Path notFolder = Files.createFile(this.folder.resolve("file"));
		assertThatIOException()
			.isThrownBy(() -> RollingFileTarget.open(settings(notFolder.resolve("app.log"), 1, 0, 0, 0), this.clock));
	}

	@Test
	void archivesBySizeWithoutDividingALine() throws IOException {
		write(settings(20, 0), lines(50));
		assertThat(everything())
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).mapToObj((i) -> "line " + i).toList());
		assertThat(Files.size(file())).isLessThanOrEqualTo(20);
		assertThat(archives()).hasSizeGreaterThan(15).allMatch((name) -> name.endsWith(".gz"));
	}

	@Test
	void dividesABatchAtTheEndOfALine() throws IOException {
		write(settings(20, 0), String.join("", lines(10)));
		assertThat(everything()).hasSize(10);
		assertThat(Files.size(file())).isLessThanOrEqualTo(20);
	}

	@Test
	void writesALineThatIsLargerThanAFile() throws IOException {
		write(settings(10, 0), "short\n", "much longer than a file may be\n", "last\n");
		assertThat(everything()).containsExactlyInAnyOrder("short", "much longer than a file may be", "last");
	}

	@Test
	void keepsAsManyAsItMay() throws IOException {
		write(settings(file(), 20, 3, 0, 0), lines(100));
		assertThat(archives()).hasSize(3);
		assertThat(everything()).contains("line 99", "line 98");
	}

	@Test
	void staysWithinTheTotal() throws IOException {
		write(settings(file(), 100, 0, 0, 400), lines(500));
		assertThat(totalSize()).isLessThanOrEqualTo(400);
	}

	@Test
	void removesWhatIsTooOld() throws IOException {
		Path old = Files.createFile(this.folder.resolve("app.log.2026-10-01.0.gz"));
		Files.setLastModifiedTime(old, FileTime.from(NOON.minus(Duration.ofDays(51))));
		write(settings(file(), 20, 0, 30, 0), lines(10));
		assertThat(old).doesNotExist();
	}

	@Test
	void leavesTheFilesOfOthersAlone() throws IOException {
		Path other = Files.createFile(this.folder.resolve("app.log.backup.1"));
		Files.setLastModifiedTime(other, FileTime.from(NOON.minus(Duration.ofDays(51))));
		write(settings(file(), 20, 1, 1, 100), lines(50));
		assertThat(other).exists();
	}

	@Test
	void archivesByTime() throws IOException {
		RollingFileTarget target = RollingFileTarget.open(settings(1000, 0), this.clock);
		write(target, "yesterday\n");
		this.clock.now = NOON.plus(Duration.ofDays(1));
		write(target, "today\n");
		target.close();
		assertThat(file()).hasContent("today\n");
		assertThat(archives()).containsExactly("app.log.2026-11-21.0.gz");
	}

	@Test
	void archivesAtTheStartWhatIsOfAnotherDay() throws IOException {
		Files.writeString(file(), "yesterday\n");
		Files.setLastModifiedTime(file(), FileTime.from(NOON.minus(Duration.ofDays(1))));
		write(settings(1000, 0), "today\n");
		assertThat(file()).hasContent("today\n");
		assertThat(archives()).containsExactly("app.log.2026-11-20.0.gz");
	}

	@Test
	void overwritesNoArchiveWhenTheClockMovesBack() throws IOException {
		RollingFileTarget target = RollingFileTarget.open(settings(20, 0), this.clock);
		for (int i = 0; i < 50; i++) {
			this.clock.now = (i % 2 == 0) ? NOON : NOON.minus(Duration.ofHours(13));
			write(target, "line " + i + "\n");
		}
		target.close();
		assertThat(everything()).hasSize(50);
	}

	@Test
	void endsTheLineThatAKilledProcessLeft() throws IOException {
		Files.writeString(file(), "whole\n{\"torn");
		Files.setLastModifiedTime(file(), FileTime.from(NOON));
		write(settings(1000, 0), "fresh\n");
		assertThat(file()).hasContent("whole\n{\"torn\nfresh\n");
	}

	@Test
	void finishesTheCompressionThatAKilledProcessBegan() throws IOException {
		Files.writeString(this.folder.resolve("app.log.2026-11-20.0"), "archived\n");
		Files.writeString(this.folder.resolve("app.log.2026-11-20.0.gz.tmp"), "half");
		write(settings(1000, 0), "fresh\n");
		assertThat(archives()).containsExactly("app.log.2026-11-20.0.gz");
		assertThat(everything()).contains("archived");
	}

	@Test
	void makesTheFileAnewWhenItWasRemoved() throws IOException {
		RollingFileTarget target = RollingFileTarget.open(settings(1000, 0), this.clock);
		write(target, "before\n");
		Files.delete(file());
		this.clock.now = NOON.plusSeconds(2);
		write(target, "after\n");
		target.close();
		assertThat(file()).hasContent("after\n");
	}

	@Test
	void goesOnInTheOldFileWhenItCannotBeArchived() throws IOException {
		FileSettings settings = new FileSettings(file(), this.folder.resolve("app.log") + "/%d{yyyy-MM-dd}.%i.gz",
				DataSize.ofBytes(20), 0, 0, DataSize.ofBytes(0), false);
		RollingFileTarget target = RollingFileTarget.open(settings, this.clock);
		for (String line : lines(20)) {
			write(target, line);
		}
		target.close();
		assertThat(Files.readAllLines(file())).hasSize(20);
	}

	@Test
	void understandsAPatternWithFolders() throws IOException {
		FileSettings settings = new FileSettings(file(), this.folder + "/%d{yyyy/MM, aux}/old-%d{yyyy-MM-dd}-%i.log",
				DataSize.ofBytes(20), 2, 0, DataSize.ofBytes(0), false);
		write(settings, lines(20));
		try (Stream<Path> files = Files.list(this.folder.resolve("2026/11"))) {
			assertThat(files).hasSize(2);
		}
	}

	private FileSettings settings(int maxSize, int keep) {
		return settings(file(), maxSize, keep, 0, 0);
	}

	private FileSettings settings(Path file, int maxSize, int keep, int history, int cap) {
		return new FileSettings(file, file + ".%d{yyyy-MM-dd}.%i.gz", DataSize.ofBytes(maxSize), keep, history,
				DataSize.ofBytes(cap), false);
	}

	private Path file() {
		return this.folder.resolve("app.log");
	}

	private static String[] lines(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "line " + i + "\n").toArray(String[]::new);
	}

	private void write(FileSettings settings, String... lines) throws IOException {
		RollingFileTarget target = RollingFileTarget.open(settings, this.clock);
		for (String line : lines) {
			write(target, line);
		}
		target.close();
	}

	private static void write(RollingFileTarget target, String line) {
		byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
		assertThat(target.write(bytes, 0, bytes.length)).isEqualTo(bytes.length);
	}

	private List<String> archives() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.equals("app.log"))
				.toList();
		}
	}

	private long totalSize() throws IOException {
		long size = Files.size(file());
		for (String archive : archives()) {
			size += Files.size(this.folder.resolve(archive));
		}
		return size;
	}

	private List<String> everything() throws IOException {
		List<String> lines = new ArrayList<>(Files.readAllLines(file()));
		for (String archive : archives()) {
			try (InputStream in = Files.newInputStream(this.folder.resolve(archive));
					InputStream content = archive.endsWith(".gz") ? new GZIPInputStream(in) : in) {
				lines.addAll(new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
			}
		}
		return lines;
	}

	private static final class MovableClock extends Clock {

		private Instant now;

		private MovableClock(Instant now) {
			this.now = now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
