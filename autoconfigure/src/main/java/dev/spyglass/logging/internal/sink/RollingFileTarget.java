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
 * Writes lines to a file that is archived by size and by time. Each line is in exactly
 * one file. Other users can never read the file. If the disk is full, the caller learns
 * how many bytes were accepted. If the file is removed, it is created again.
 */
final class RollingFileTarget implements LineTarget {

	private static final long CHECK_INTERVAL_MILLIS = 1000;

	private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(10);

	private final FileSettings settings;

	private final Archives archives;

	private final Clock clock;

	private @Nullable FileOutputStream stream;

	private long size;

	private Instant period;

	private long nextCheck;

	private long rollNotBefore;

	private boolean midLine;

	private RollingFileTarget(FileSettings settings, Archives archives, Clock clock) {
		this.settings = settings;
		this.archives = archives;
		this.clock = clock;
		this.period = clock.instant();
	}

	/**
	 * Opens the file. Creates its folder if necessary, and completes a line that a killed
	 * process left unfinished.
	 * @param settings settings of the file
	 * @param clock source of the time
	 * @return the target
	 * @throws IOException if the file cannot be written
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
		int accepted = 0;
		try {
			if (!this.midLine) {
				rollIfDue();
			}
			while (accepted < length) {
				int part = fitting(bytes, offset + accepted, length - accepted);
				int written = (part > 0) ? append(bytes, offset + accepted, part) : 0;
				accepted += written;
				if (written < part) {
					return accepted;
				}
				if (accepted < length) {
					roll();
				}
			}
			return accepted;
		}
		catch (IOException ex) {
			closeStream();
			return accepted;
		}
	}

	/**
	 * Returns how many bytes go into the current file: all of them, the lines that fit,
	 * or none if a new file is due. A line is never split, and an empty file accepts at
	 * least one.
	 */
	private int fitting(byte[] bytes, int offset, int length) {
		long remaining = this.settings.maxSize().toBytes() - this.size;
		if (length <= remaining || isRollingPaused()) {
			return length;
		}
		int end = (int) Math.max(remaining, 0);
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
		catch (IOException ex) {
			// If the disk is full, a part may have been written.
			int accepted = (int) Math.max(0, Math.min(length, stream.getChannel().size() - this.size));
			this.size += accepted;
			this.midLine = (accepted > 0) ? bytes[offset + accepted - 1] != '\n' : this.midLine;
			return accepted;
		}
	}

	private void rollIfDue() throws IOException {
		long now = this.clock.millis();
		if (now < this.nextCheck && now > this.nextCheck - 2 * CHECK_INTERVAL_MILLIS) {
			return;
		}
		this.nextCheck = now + CHECK_INTERVAL_MILLIS;
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
		catch (IOException ex) {
			// A file that is too large is better than lost lines.
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
				// The stream has no buffered bytes.
			}
		}
	}

	@Override
	public void close() {
		closeStream();
		this.archives.close();
	}

}
