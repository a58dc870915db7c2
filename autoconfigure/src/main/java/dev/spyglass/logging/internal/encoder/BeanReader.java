/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import org.springframework.util.function.SingletonSupplier;

/**
 * Reads an object of any class through Jackson, within bounds: an object that never ends
 * ends here. Thread-safe.
 */
final class BeanReader {

	private static final int MAX_BYTES = 256 * 1024;

	private final SingletonSupplier<ObjectMapper> mapper;

	/**
	 * Creates a reader.
	 * @param mapper asked once, with the first object
	 */
	BeanReader(Supplier<ObjectMapper> mapper) {
		this.mapper = SingletonSupplier.of(mapper);
	}

	/**
	 * Returns the object as a tree.
	 * @throws JacksonException if a getter fails, or the object goes in a circle
	 * @throws UncheckedIOException if it is too large
	 */
	JsonNode read(Object bean) {
		ObjectMapper mapper = this.mapper.obtain();
		Bounded stream = new Bounded();
		mapper.writeValue((OutputStream) stream, bean);
		return mapper.readTree(stream.toByteArray());
	}

	/** Returns a text that claims to be JSON as a tree. */
	JsonNode parse(String json) {
		return this.mapper.obtain().readTree(json);
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
