/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.io.OutputStream;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.util.TokenBuffer;

import org.springframework.util.function.SingletonSupplier;

/**
 * Converts an object of any class to a tree with Jackson, up to a size limit, so that
 * endless objects fail. Thread-safe.
 */
final class BeanReader {

	private static final int MAX_BYTES = 256 * 1024;

	private final SingletonSupplier<ObjectMapper> mapper;

	/**
	 * Creates a reader.
	 * @param mapper supplier of the object mapper, called once for the first object
	 */
	BeanReader(Supplier<ObjectMapper> mapper) {
		this.mapper = SingletonSupplier.of(() -> mapper.get().rebuild().addModule(new ValueFormsModule()).build());
	}

	/**
	 * Converts an object to a tree.
	 * @throws RuntimeException if a getter fails, or the object refers to itself or is
	 * too large
	 */
	JsonNode read(Object bean) {
		ObjectMapper mapper = this.mapper.obtain();
		// Fails for an endless object, for which a buffer of tokens has no limit.
		mapper.writeValue((OutputStream) new Bounded(), bean);
		try (TokenBuffer buffer = TokenBuffer.forGeneration()) {
			mapper.writeValue(buffer, bean);
			return mapper.readTree(buffer.asParser());
		}
	}

	/** Parses a text that should be JSON. */
	JsonNode parse(String json) {
		return this.mapper.obtain().readTree(json);
	}

	/** Counts bytes. */
	private static final class Bounded extends OutputStream {

		private int count;

		@Override
		public void write(int b) {
			add(1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			add(length);
		}

		private void add(int length) {
			this.count += length;
			if (this.count > MAX_BYTES) {
				throw new IllegalStateException("The object is too large");
			}
		}

	}

}
