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
 * one file. Other users can never read a file that it creates. If the disk is full, the
 * caller learns how many bytes were accepted. Once a second it looks whether somebody
 * else has removed, renamed, replaced or truncated the file. A device, a FIFO and the
 * like are written to and nothing else.
 */
final class RollingFileTarget implements LineTarget {

	private static final long CHECK_INTERVAL_MILLIS = 1000;

	private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(10);

	private final FileSettings settings;

	private final Archives archives;

	private final Clock clock;

	private LogFileNode node;

	private @Nullable FileOutputStream stream;

	private long size;

	private Instant period;

	private long nextCheck;

	private long rollNotBefore;

	private boolean midLine;

	private RollingFileTarget(FileSettings settings, LogFileNode node, Clock clock) {
		this.settings = settings;
		this.node = node;
		this.archives = new Archives(settings);
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
		LogFileNode node = LogFileNode.of(settings.file());
		RollingFileTarget target = new RollingFileTarget(settings.at(node), node, clock);
		if (!node.linked()) {
			// The folder of a link's target belongs to somebody else.
			ProtectedFiles.createFolder(node.path().getParent());
		}
		target.period = target.lastWritten();
		target.openFile();
		if (node.regular()) {
			target.archives.recover(clock.instant());
		}
		return target;
	}

	private Instant lastWritten() throws IOException {
		Path file = this.node.path();
		return (this.node.regular() && Files.exists(file) && Files.size(file) > 0)
				? Files.getLastModifiedTime(file).toInstant() : this.clock.instant();
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
		if (length <= remaining || !isRollingAllowed()) {
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
			int accepted = this.node.regular()
					? (int) Math.max(0, Math.min(length, stream.getChannel().size() - this.size)) : 0;
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
		look();
		if (this.size > 0 && isRollingAllowed() && !this.archives.isSamePeriod(this.period, this.clock.instant())) {
			roll();
		}
	}

	/**
	 * Looks at the file system, where somebody else may have renamed, removed, replaced
	 * or truncated the file.
	 */
	private void look() throws IOException {
		LogFileNode current = LogFileNode.of(this.settings.file());
		if (this.stream != null && !this.node.isSame(current)) {
			closeStream();
			this.period = this.clock.instant();
		}
		FileOutputStream stream = opened();
		if (this.node.regular()) {
			this.size = stream.getChannel().size();
		}
	}

	private void roll() throws IOException {
		closeStream();
		try {
			if (this.node.isSame(LogFileNode.of(this.settings.file()))) {
				this.archives.add(this.node.path(), this.period, this.clock.instant());
			}
			this.period = this.clock.instant();
		}
		catch (IOException ex) {
			// A file that is too large is better than lost lines.
			this.rollNotBefore = System.nanoTime() + PAUSE_AFTER_FAILURE;
		}
		openFile();
	}

	private boolean isRollingAllowed() {
		return this.node.regular() && (this.rollNotBefore == 0 || System.nanoTime() - this.rollNotBefore >= 0);
	}

	private FileOutputStream opened() throws IOException {
		FileOutputStream stream = this.stream;
		return (stream != null) ? stream : openFile();
	}

	private FileOutputStream openFile() throws IOException {
		FileOutputStream stream = LogFileNode.of(this.settings.file()).append();
		this.stream = stream;
		this.node = LogFileNode.of(this.settings.file());
		this.size = 0;
		if (this.node.regular()) {
			this.size = stream.getChannel().size();
			if (!this.midLine && ProtectedFiles.endsWithinLine(this.node.path())) {
				stream.write('\n');
				this.size++;
			}
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
