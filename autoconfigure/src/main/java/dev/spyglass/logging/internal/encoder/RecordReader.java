/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.lang.reflect.RecordComponent;

import org.jspecify.annotations.Nullable;

/**
 * Reads the components of records, including records of private classes.
 */
final class RecordReader {

	private RecordReader() {
	}

	/**
	 * Returns the value of a record's component, or a placeholder if the accessor fails.
	 */
	static @Nullable Object value(Record object, RecordComponent component) {
		try {
			component.getAccessor().setAccessible(true);
			return component.getAccessor().invoke(object);
		}
		catch (Throwable ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			return ValueWriter.placeholder(object, cause);
		}
	}

}
