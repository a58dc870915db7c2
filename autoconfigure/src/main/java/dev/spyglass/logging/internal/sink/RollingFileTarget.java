/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A file that is archived by size and by time. Each line is in exactly one file, the file
 * is never readable for everybody, and what a full disk did not take is reported to the
 * caller byte by byte. A file that somebody removed is made anew.
 */
final class RollingFileTarget implements LineTarget {

	private static final long LOOK_INTERVAL_MILLIS = 1000;

	private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(10);

	private final FileSettings settings;

	private final Archives archives;

	private final Clock clock;

	private @Nullable FileOutputStream stream;

	private long size;

	private Instant period;

	private long nextLook;

	private long rollNotBefore;

	private boolean midLine;

	private RollingFileTarget(FileSettings settings, Archives archives, Clock clock) {
		this.settings = settings;
		this.archives = archives;
		this.clock = clock;
		this.period = clock.instant();
	}

	/**
	 * Opens the file, creates its folder where necessary, and ends a line that a killed
	 * process left unfinished.
	 * @param settings the file
	 * @param clock the time
	 * @return the target
	 * @throws IOException if the file can't be written
	 */
	static RollingFileTarget open(FileSettings settings, Clock clock) throws IOException {
		RollingFileTarget target = new RollingFileTarget(settings, new Archives(settings), clock);
		Path folder = settings.file().toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		target.period = lastWritten(settings.file(), clock);
		target.openFile();
		target.archives.recover(clock.instant());
		return target;
	}

	private static Instant lastWritten(Path file, Clock clock) throws IOException {
		return (Files.exists(file) && Files.size(file) > 0) ? Files.getLastModifiedTime(file).toInstant()
				: clock.instant();
	}

	@Override
	public int write(byte[] bytes, int offset, int length) {
		int taken = 0;
		try {
			if (!this.midLine) {
				rollIfDue();
			}
			while (taken < length) {
				int part = fitting(bytes, offset + taken, length - taken);
				int written = (part > 0) ? append(bytes, offset + taken, part) : 0;
				taken += written;
				if (written < part) {
					return taken;
				}
				if (taken < length) {
					roll();
				}
			}
			return taken;
		}
		catch (IOException ex) {
			closeStream();
			return taken;
		}
	}

	/**
	 * Returns how many bytes go into the current file: all, or the lines that fit, or
	 * none when a new file is due. A line is never divided, and an empty file takes at
	 * least one.
	 */
	private int fitting(byte[] bytes, int offset, int length) {
		long room = this.settings.maxSize().toBytes() - this.size;
		if (length <= room || isRollingPaused()) {
			return length;
		}
		int end = (int) Math.max(room, 0);
		while (end > 0 && bytes[offset + end - 1] != '\n') {
			end--;
		}
		if (end > 0 || (this.size > 0 && !this.midLine)) {
			return end;
		}
		int first = 0;
		while (bytes[offset + first] != '\n' && first < length - 1) {
			first++;
		}
		return first + 1;
	}

	private int append(byte[] bytes, int offset, int length) throws IOException {
		FileOutputStream stream = opened();
		try {
			stream.write(bytes, offset, length);
			this.size += length;
			this.midLine = bytes[offset + length - 1] != '\n';
			return length;
		}
		catch (IOException ex) { // The disk is full: a part may have been written.
			int taken = (int) Math.max(0, Math.min(length, stream.getChannel().size() - this.size));
			this.size += taken;
			this.midLine = (taken > 0) ? bytes[offset + taken - 1] != '\n' : this.midLine;
			return taken;
		}
	}

	private void rollIfDue() throws IOException {
		long now = this.clock.millis();
		if (now < this.nextLook && now > this.nextLook - 2 * LOOK_INTERVAL_MILLIS) {
			return;
		}
		this.nextLook = now + LOOK_INTERVAL_MILLIS;
		if (this.stream != null && !Files.exists(this.settings.file())) {
			closeStream();
		}
		opened();
		if (this.size > 0 && !isRollingPaused() && !this.archives.isSamePeriod(this.period, this.clock.instant())) {
			roll();
		}
	}

	private void roll() throws IOException {
		closeStream();
		try {
			this.archives.add(this.period, this.clock.instant());
			this.period = this.clock.instant();
		}
		catch (IOException ex) { // Better too large a file than lost lines.
			this.rollNotBefore = System.nanoTime() + PAUSE_AFTER_FAILURE;
		}
		openFile();
	}

	private boolean isRollingPaused() {
		return this.rollNotBefore != 0 && System.nanoTime() - this.rollNotBefore < 0;
	}

	private FileOutputStream opened() throws IOException {
		FileOutputStream stream = this.stream;
		return (stream != null) ? stream : openFile();
	}

	private FileOutputStream openFile() throws IOException {
		FileOutputStream stream = ProtectedFiles.append(this.settings.file());
		this.stream = stream;
		this.size = stream.getChannel().size();
		if (!this.midLine && ProtectedFiles.endsWithinLine(this.settings.file())) {
			stream.write('\n');
			this.size++;
		}
		return stream;
	}

	private void closeStream() {
		FileOutputStream stream = this.stream;
		this.stream = null;
		if (stream != null) {
			try {
				stream.close();
			}
			catch (IOException ex) {
				// Nothing is buffered in it.
			}
		}
	}

	@Override
	public void close() {
		closeStream();
		this.archives.close();
	}

}
