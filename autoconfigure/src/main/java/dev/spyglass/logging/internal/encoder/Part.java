/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

/**
 * Writes one field of a line, or nothing if the event has no value for it. Immutable and
 * shared by threads. What it throws is turned into a placeholder.
 */
interface Part {

	/**
	 * Returns the name of the field, ready to be written.
	 * @return {@code ,"name":}
	 */
	byte[] fragment();

	/**
	 * Returns what must be present for this part to write anything.
	 * @return bits of {@link LineCollector#present}, any of which suffices; 0 if it
	 * always writes
	 */
	default long needs() {
		return 0;
	}

	/**
	 * Writes name and value.
	 * @param line the line that is being written
	 */
	void write(Line line);

}
