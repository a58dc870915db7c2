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
 * The process' standard output. As long as {@code System.out} is the stream that the JVM
 * made, lines go past it to the descriptor: a {@code PrintStream} swallows errors, and
 * would tear a line when the disk behind a redirection is full. A stream that somebody
 * put in its place is respected.
 */
final class ConsoleTarget implements LineTarget {

	private final FileOutputStream descriptor = new FileOutputStream(FileDescriptor.out);

	private final boolean direct;

	private boolean torn;

	/**
	 * Creates a target.
	 * @param direct whether the descriptor may be used
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
			if (this.torn) {
				this.descriptor.write('\n');
				this.torn = false;
			}
			this.descriptor.write(bytes, offset, length);
			return length;
		}
		catch (IOException ex) {
			long after = position();
			if (before < 0 || after < before) {
				this.torn = true; // A pipe does not tell how much it took.
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
			return -1; // A pipe or a terminal.
		}
	}

	@Override
	public void close() {
		// The descriptor belongs to the process.
	}

}
