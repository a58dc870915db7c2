/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * Output for encoded lines. Used by one thread at a time.
 */
public interface LineTarget {

	/** Result of {@link #write} for bytes that the output will never accept. */
	int DISCARDED = -1;

	/**
	 * Writes as many bytes as the output accepts now. It may block if the output blocks,
	 * but throws no exception: bytes that cannot be written are not accepted.
	 * @param bytes whole lines, or the rest of a previous call
	 * @param offset index of the first byte
	 * @param length number of bytes
	 * @return number of accepted bytes, less than {@code length} if the output cannot
	 * accept more now, or {@link #DISCARDED} if it need not be asked again
	 */
	int write(byte[] bytes, int offset, int length);

	/** Closes the resources that this target opened. Further calls do nothing. */
	void close();

}
