/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import dev.spyglass.failure.internal.ErrorFingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Cache of encoded stack frames with a fixed size; a new frame may replace another one.
 * Thread-safe without locks: entries are immutable, and a lost update only means encoding
 * the frame again.
 */
final class FrameCache {

	private static final int SIZE = 2048;

	private static final int MAX_BYTES = 1024;

	private final @Nullable Frame[] frames = new Frame[SIZE];

	private final TextGuard guard;

	FrameCache(TextGuard guard) {
		this.guard = guard;
	}

	Frame get(StackTraceElement element) {
		int hash = 31 * element.getMethodName().hashCode() + element.getClassName().hashCode()
				+ element.getLineNumber();
		int index = (hash ^ hash >>> 11 ^ hash >>> 22) & (SIZE - 1);
		Frame frame = this.frames[index];
		if (frame != null && frame.is(element)) {
			return frame;
		}
		Frame second = this.frames[index ^ 1];
		if (second != null && second.is(element)) {
			return second;
		}
		this.frames[index ^ 1] = frame;
		frame = frame(element);
		this.frames[index] = frame;
		return frame;
	}

	private Frame frame(StackTraceElement element) {
		Utf8Buffer buffer = new Utf8Buffer(256);
		buffer.ascii("\\n\\tat ");
		int unused = buffer.escaped(this.guard.redact(element.toString()), MAX_BYTES);
		return new Frame(element, buffer.toByteArray(), ErrorFingerprint.isNoise(element.getClassName()));
	}

	/**
	 * An encoded stack frame.
	 *
	 * @param element the frame
	 * @param bytes line break, indentation and text, escaped
	 * @param noise whether the frame is omitted from stack traces
	 */
	record Frame(StackTraceElement element, byte[] bytes, boolean noise) {

		/**
		 * Compares the cheapest properties first. The strings are nearly always the same
		 * instances.
		 */
		boolean is(StackTraceElement other) {
			return this.element.getLineNumber() == other.getLineNumber()
					&& this.element.getMethodName().equals(other.getMethodName())
					&& this.element.getClassName().equals(other.getClassName()) && this.element.equals(other);
		}

	}

}
