/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for {@link RollingFileTarget} where the configured path is no regular file, and
 * where somebody else works on the file, too.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class SpecialFilesTests {

	private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

	@TempDir
	Path folder;

	private Instant now = NOON;

	@Test
	void writesToAFifoAndLeavesItAsItIs() throws Exception {
		Path fifo = fifo("app.log");
		try (RandomAccessFile reader = new RandomAccessFile(fifo.toFile(), "rw")) {
			RollingFileTarget target = open(fifo);
			fill(target);
			target.close();
			for (int i = 0; i < 50; i++) {
				assertThat(reader.readLine()).isEqualTo("line " + i);
			}
		}
		assertThat(isOther(fifo)).isTrue();
		assertThat(permissions(fifo)).isEqualTo("rw-r--r--");
		assertThat(names()).containsExactly("app.log");
	}

	@Test
	void startsThoughNobodyReadsAFifo() throws Exception {
		RollingFileTarget target = open(fifo("app.log"));
		write(target, "line\n");
		target.close();
	}

	@Test
	void writesToADeviceAndLeavesItAsItIs() throws Exception {
		Path device = device();
		String before = permissions(device);
		RollingFileTarget target = open(device);
		fill(target);
		target.close();
		assertThat(isOther(device)).isTrue();
		assertThat(permissions(device)).isEqualTo(before);
	}

	@Test
	void writesToALinkToADeviceAndLeavesBothAsTheyAre() throws Exception {
		Path device = device();
		String before = permissions(device);
		Path link = Files.createSymbolicLink(link(), device);
		RollingFileTarget target = open(link);
		fill(target);
		target.close();
		assertThat(Files.readSymbolicLink(link)).isEqualTo(device);
		assertThat(isOther(device)).isTrue();
		assertThat(permissions(device)).isEqualTo(before);
	}

	@Test
	void writesToADescriptorOfTheProcessWhateverItIs() throws Exception {
		Path out = this.folder.resolve("out");
		Process sleeping = new ProcessBuilder("sleep", "60").redirectOutput(out.toFile()).start();
		try {
			Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-r--r--"));
			Path descriptors = Path.of("/proc/" + sleeping.pid() + "/fd");
			for (Path path : List.of(descriptors.resolve("1"),
					Files.createSymbolicLink(link(), descriptors.resolve("1")),
					Files.createSymbolicLink(this.folder.resolve("fd"), descriptors).resolve("1"))) {
				RollingFileTarget target = open(path);
				fill(target);
				target.close();
			}
		}
		finally {
			sleeping.destroyForcibly();
		}
		assertThat(Files.readAllLines(out)).hasSize(150);
		assertThat(permissions(out)).isEqualTo("rw-r--r--");
		assertThat(names()).containsExactlyInAnyOrder("out", "app.log", "fd");
	}

	@Test
	void rotatesALinkedFileAtItsRealPath() throws IOException {
		Path real = Files.createDirectory(this.folder.resolve("real")).resolve("orders.log");
		Files.createFile(real, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
		Files.createSymbolicLink(this.folder.resolve("second"), Path.of("real/orders.log"));
		Files.createSymbolicLink(link(), Path.of("second"));
		RollingFileTarget target = open(link());
		assertThat(permissions(real)).isEqualTo("rw-r--r--");
		fill(target);
		target.close();
		assertThat(Files.readSymbolicLink(link())).isEqualTo(Path.of("second"));
		assertThat(names()).containsExactlyInAnyOrder("app.log", "second", "real");
		assertThat(Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)).isTrue();
		assertThat(permissions(real)).isEqualTo("rw-r-----");
		assertThat(names(real.getParent())).contains("orders.log.2026-11-21.0.gz").hasSizeGreaterThan(10);
	}

	@Test
	void createsTheFileOfADanglingLinkForItsOwnerOnly() throws IOException {
		Files.createSymbolicLink(link(), Path.of("missing.log"));
		RollingFileTarget target = open(link());
		write(target, "line\n");
		target.close();
		assertThat(Files.isSymbolicLink(link())).isTrue();
		assertThat(permissions(this.folder.resolve("missing.log"))).isEqualTo("rw-r-----");
	}

	@Test
	void refusesALinkIntoAMissingFolder() throws IOException {
		Files.createSymbolicLink(link(), Path.of("missing/app.log"));
		assertThatIOException().isThrownBy(() -> open(link()));
		assertThat(names()).containsExactly("app.log");
	}

	@Test
	void refusesLinksWithoutEnd() throws IOException {
		Files.createSymbolicLink(link(), Path.of("other"));
		Files.createSymbolicLink(this.folder.resolve("other"), Path.of("app.log"));
		assertThatIOException().isThrownBy(() -> open(link()));
	}

	@Test
	void refusesAFolderAndLeavesItAsItIs() throws IOException {
		Path directory = Files.createDirectory(link(),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		assertThatIOException().isThrownBy(() -> open(directory));
		assertThat(permissions(directory)).isEqualTo("rwxr-xr-x");
	}

	@Test
	void refusesASocketAndLeavesItAsItIs() throws IOException {
		try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			socket.bind(UnixDomainSocketAddress.of(link()));
			String before = permissions(link());
			assertThatIOException().isThrownBy(() -> open(link()));
			assertThat(isOther(link())).isTrue();
			assertThat(permissions(link())).isEqualTo(before);
		}
	}

	@Test
	void writesIntoAFolderThatIsALink() throws IOException {
		Files.createDirectory(this.folder.resolve("real"));
		Path linked = Files.createSymbolicLink(this.folder.resolve("logs"), Path.of("real"));
		for (int i = 0; i < 3; i++) {
			RollingFileTarget target = RollingFileTarget.open(settings(linked.resolve("app.log"), 3), clock());
			fill(target);
			target.close();
		}
		assertThat(names(linked)).hasSize(4);
	}

	@Test
	void takesOnlyRegularFilesForArchives() throws Exception {
		Path precious = Files.writeString(this.folder.resolve("precious"), "precious");
		Path archive = Files.createSymbolicLink(this.folder.resolve("app.log.2026-11-21.0"), precious);
		Path temporary = Files.createSymbolicLink(this.folder.resolve("app.log.2026-11-21.1.gz.tmp"), precious);
		Path dangling = Files.createSymbolicLink(this.folder.resolve("app.log.2026-11-21.2"), Path.of("nowhere"));
		fifo("app.log.2026-11-21.3");
		RollingFileTarget target = RollingFileTarget.open(settings(link(), 2), clock());
		fill(target);
		target.close();
		assertThat(precious).hasContent("precious");
		assertThat(Files.isSymbolicLink(archive)).isTrue();
		assertThat(Files.isSymbolicLink(temporary)).isTrue();
		assertThat(Files.isSymbolicLink(dangling)).isTrue();
		assertThat(isOther(this.folder.resolve("app.log.2026-11-21.3"))).isTrue();
	}

	@Test
	void noticesThatTheFileWasTruncated() throws IOException {
		RollingFileTarget target = open(link());
		write(target, "0123456789\n");
		Files.writeString(link(), "");
		this.now = NOON.plusSeconds(2);
		write(target, "0123456789\n");
		target.close();
		assertThat(link()).hasContent("0123456789");
		assertThat(names()).containsExactly("app.log");
	}

	@Test
	void goesOnInTheNewFileWhenAnotherProgramRotates() throws IOException {
		RollingFileTarget target = open(link());
		write(target, "old\n");
		Path moved = Files.move(link(), this.folder.resolve("app.log.1"));
		Files.createFile(link(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
		this.now = NOON.plusSeconds(2);
		write(target, "new\n");
		target.close();
		assertThat(moved).hasContent("old");
		assertThat(link()).hasContent("new");
	}

	@Test
	void followsALinkThatIsSetToAnotherFile() throws IOException {
		Files.createSymbolicLink(link(), Path.of("one.log"));
		RollingFileTarget target = open(link());
		write(target, "one\n");
		Files.delete(link());
		Files.createSymbolicLink(link(), Path.of("two.log"));
		this.now = NOON.plusSeconds(2);
		write(target, "two\n");
		target.close();
		assertThat(this.folder.resolve("one.log")).hasContent("one");
		assertThat(this.folder.resolve("two.log")).hasContent("two");
	}

	@Test
	void renamesNothingThatTookThePlaceOfTheFile() throws Exception {
		RollingFileTarget target = open(link());
		write(target, "0123456789\n");
		Files.delete(link());
		Path fifo = fifo("app.log");
		try (RandomAccessFile reader = new RandomAccessFile(fifo.toFile(), "rw")) {
			write(target, "9876543210\n");
			target.close();
			assertThat(reader.readLine()).isEqualTo("9876543210");
		}
		assertThat(isOther(fifo)).isTrue();
	}

	private Path link() {
		return this.folder.resolve("app.log");
	}

	private Path fifo(String name) throws IOException, InterruptedException {
		Path fifo = this.folder.resolve(name);
		int created = new ProcessBuilder("mkfifo", "-m", "644", fifo.toString()).start().waitFor();
		assertThat(created).isZero();
		return fifo;
	}

	/** The machine's own device only if this user could not break it. */
	private Path device() throws IOException, InterruptedException {
		Path device = this.folder.resolve("null");
		boolean created = new ProcessBuilder("mknod", "-m", "666", device.toString(), "c", "1", "3").start()
			.waitFor() == 0;
		Path machines = Path.of("/dev/null");
		assumeTrue(created || !Files.isWritable(machines.getParent()));
		return created ? device : machines;
	}

	private RollingFileTarget open(Path file) throws IOException {
		return RollingFileTarget.open(settings(file, 0), clock());
	}

	private static FileSettings settings(Path file, int keep) {
		return new FileSettings(file, file + ".%d{yyyy-MM-dd}.%i.gz", DataSize.ofBytes(20), keep, 0,
				DataSize.ofBytes(0), true);
	}

	private static void fill(RollingFileTarget target) {
		for (int i = 0; i < 50; i++) {
			write(target, "line " + i + "\n");
		}
	}

	private static void write(RollingFileTarget target, String line) {
		byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
		assertThat(target.write(bytes, 0, bytes.length)).isEqualTo(bytes.length);
	}

	private static boolean isOther(Path path) throws IOException {
		return (boolean) Files.getAttribute(path, "isOther", LinkOption.NOFOLLOW_LINKS);
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

	private List<String> names() throws IOException {
		return names(this.folder);
	}

	private static List<String> names(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private Clock clock() {
		return new Clock() {

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return SpecialFilesTests.this.now;
			}

		};
	}

}
