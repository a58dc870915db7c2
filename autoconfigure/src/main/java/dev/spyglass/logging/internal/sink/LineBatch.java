/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Lines on their way to a target, in one buffer into which they are encoded directly. A
 * line that could not be completed is taken back; a part that the target did not take
 * stays. Used by one thread at a time.
 */
final class LineBatch extends OutputStream {

	private static final int USUAL = 64 * 1024;

	private static final int KEPT = 4 * USUAL;

	private byte[] bytes = new byte[USUAL];

	private int size;

	private int taken;

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

	void takeBackLine() {
		this.size = (this.lines > 0) ? this.ends[this.lines - 1] : 0;
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	boolean isFull() {
		return this.size >= USUAL;
	}

	/**
	 * Hands the lines to the target.
	 * @param target the target
	 * @return whether it took all of them
	 */
	boolean writeTo(LineTarget target) {
		this.taken += target.write(this.bytes, this.taken, this.size - this.taken);
		return this.taken >= this.size;
	}

	/**
	 * Forgets all lines, and counts which of them the target took.
	 * @param counters where to count
	 */
	void clear(LineCounters counters) {
		for (int line = 0; line < this.lines; line++) {
			if (this.levels[line] >= 0) {
				counters.add((this.ends[line] <= this.taken) ? LineOutcome.WRITTEN : LineOutcome.DROPPED,
						this.levels[line]);
			}
		}
		this.size = 0;
		this.taken = 0;
		this.lines = 0;
		if (this.bytes.length > KEPT) {
			this.bytes = new byte[USUAL];
		}
	}

}
