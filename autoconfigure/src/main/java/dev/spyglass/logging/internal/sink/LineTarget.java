/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * Output that takes bytes. Used by one thread at a time.
 */
public interface LineTarget {

	/**
	 * Writes as much as the output can take now. May block when the output does; raises
	 * nothing: what can't be written is not taken.
	 * @param bytes whole lines, or what an earlier call left of them
	 * @param offset where to begin
	 * @param length how many bytes
	 * @return how many bytes were taken; fewer than {@code length} when the output can't
	 * take the rest now
	 */
	int write(byte[] bytes, int offset, int length);

	/**
	 * Closes what was opened by this target. Idempotent.
	 */
	void close();

}
