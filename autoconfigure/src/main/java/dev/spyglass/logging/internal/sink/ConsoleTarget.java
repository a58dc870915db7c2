/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * Writes lines to the standard output of the process. While {@code System.out} is the
 * JVM's original stream, lines are written directly to the file descriptor: a
 * {@code PrintStream} hides errors and would write partial lines if the disk of a
 * redirected output is full. If {@code System.out} was replaced, lines go to its
 * replacement.
 */
final class ConsoleTarget implements LineTarget {

	private final FileOutputStream descriptor = new FileOutputStream(FileDescriptor.out);

	private final boolean direct;

	private boolean lineIncomplete;

	/**
	 * Creates a target.
	 * @param direct whether to write to the descriptor
	 */
	ConsoleTarget(boolean direct) {
		this.direct = direct;
	}

	@Override
	public int write(byte[] bytes, int offset, int length) {
		PrintStream out = System.out;
		if (!this.direct || out.getClass() != PrintStream.class) {
			out.write(bytes, offset, length);
			out.flush();
			return length;
		}
		return writeToDescriptor(bytes, offset, length);
	}

	private int writeToDescriptor(byte[] bytes, int offset, int length) {
		long before = position();
		try {
			if (this.lineIncomplete) {
				this.descriptor.write('\n');
				this.lineIncomplete = false;
			}
			this.descriptor.write(bytes, offset, length);
			return length;
		}
		catch (IOException ex) {
			long after = position();
			if (before < 0 || after < before) {
				// For a pipe, the number of bytes written is unknown.
				this.lineIncomplete = true;
				return 0;
			}
			return (int) Math.min(after - before, length);
		}
	}

	private long position() {
		try {
			return this.descriptor.getChannel().position();
		}
		catch (IOException ex) {
			// A pipe or a terminal has no position.
			return -1;
		}
	}

	@Override
	public void close() {
		// The process owns the descriptor.
	}

}
