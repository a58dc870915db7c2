/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Buffer of encoded lines that are about to be written to a target. Lines are encoded
 * directly into it. An incomplete line is discarded; bytes that the target did not accept
 * are kept. Used by one thread at a time.
 */
final class LineBatch extends OutputStream {

	private static final int BATCH_BYTES = 64 * 1024;

	private static final int MAX_KEPT_BYTES = 4 * BATCH_BYTES;

	private byte[] bytes = new byte[BATCH_BYTES];

	private int size;

	private int accepted;

	private int[] ends = new int[256];

	private byte[] levels = new byte[256];

	private int lines;

	@Override
	public void write(int b) {
		ensure(1);
		this.bytes[this.size++] = (byte) b;
	}

	@Override
	public void write(byte[] source, int offset, int length) {
		ensure(length);
		System.arraycopy(source, offset, this.bytes, this.size, length);
		this.size += length;
	}

	private void ensure(int more) {
		if (this.size + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.size + more, this.bytes.length * 2));
		}
	}

	void endLine(int level) {
		if (this.lines == this.ends.length) {
			this.ends = Arrays.copyOf(this.ends, this.lines * 2);
			this.levels = Arrays.copyOf(this.levels, this.lines * 2);
		}
		this.ends[this.lines] = this.size;
		this.levels[this.lines++] = (byte) level;
	}

	void discardLine() {
		this.size = (this.lines > 0) ? this.ends[this.lines - 1] : 0;
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	boolean isFull() {
		return this.size >= BATCH_BYTES;
	}

	/**
	 * Writes the lines to the target.
	 * @param target the target
	 * @return whether the target accepted all bytes, or will never accept them
	 */
	boolean writeTo(LineTarget target) {
		int written = target.write(this.bytes, this.accepted, this.size - this.accepted);
		if (written == LineTarget.DISCARDED) {
			return true;
		}
		this.accepted += written;
		return this.accepted >= this.size;
	}

	/**
	 * Removes all lines, and counts each as written or dropped.
	 * @param counters receives the counts
	 */
	void clear(LineCounters counters) {
		for (int line = 0; line < this.lines; line++) {
			if (this.levels[line] >= 0) {
				counters.add((this.ends[line] <= this.accepted) ? LineOutcome.WRITTEN : LineOutcome.DROPPED,
						this.levels[line]);
			}
		}
		this.size = 0;
		this.accepted = 0;
		this.lines = 0;
		if (this.bytes.length > MAX_KEPT_BYTES) {
			this.bytes = new byte[BATCH_BYTES];
		}
	}

}
