/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

/**
 * Writes one field of a line, or nothing if the event has no value for it.
 * Implementations are immutable and shared by threads. If one throws, a placeholder is
 * written instead.
 */
interface Part {

	/**
	 * Returns the encoded name of the field.
	 * @return {@code ,"name":}
	 */
	byte[] fragment();

	/**
	 * Returns which fields must be present for this part to write anything.
	 * @return bits of {@link LineCollector#present}, any of which suffices; 0 if it
	 * always writes
	 */
	default long needs() {
		return 0;
	}

	/**
	 * Writes the name and the value.
	 * @param line the line to write to
	 */
	void write(Line line);

}
