/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.encoder;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Reads an object of any class through Jackson, within bounds: an object that never ends
 * ends here. Thread-safe.
 */
final class BeanReader {

	private static final int MAX_BYTES = 256 * 1024;

	private final ObjectMapper mapper;

	BeanReader(ObjectMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Returns the object as a tree.
	 * @throws JacksonException if a getter fails, or the object goes in a circle
	 * @throws UncheckedIOException if it is too large
	 */
	JsonNode read(Object bean) {
		Bounded stream = new Bounded();
		this.mapper.writeValue((OutputStream) stream, bean);
		return this.mapper.readTree(stream.toByteArray());
	}

	/** Returns a text that claims to be JSON as a tree. */
	JsonNode parse(String json) {
		return this.mapper.readTree(json);
	}

	private static final class Bounded extends ByteArrayOutputStream {

		@Override
		public void write(byte[] bytes, int offset, int length) {
			if (this.count + length > MAX_BYTES) {
				throw new IllegalStateException("The object is too large");
			}
			super.write(bytes, offset, length);
		}

	}

}
