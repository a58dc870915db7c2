/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.List;
import java.util.function.Function;

import dev.spyglass.vocabulary.LogField;
import org.jspecify.annotations.Nullable;

/**
 * Field of a schema, before fields are renamed or omitted.
 *
 * @param path name in the vocabulary, {@code field} or {@code field.member}, by which
 * users rename and omit fields
 * @param name name in this schema
 * @param part creates the part that writes the field, or {@code null} for constants and
 * objects
 * @param constant value of a field that is the same on each line, or {@code null}
 * @param members members of an object, otherwise empty
 */
record Template(String path, String name, @Nullable Function<byte[], Part> part, @Nullable Object constant,
		List<Template> members) {

	static Template of(LogField field, String name, Function<byte[], Part> part) {
		return of(field.fieldName(), name, part);
	}

	static Template of(String path, String name, Function<byte[], Part> part) {
		return new Template(path, name, part, null, List.of());
	}

	static Template member(LogField field, String member, String name, Function<byte[], Part> part) {
		return of(field.fieldName() + "." + member, name, part);
	}

	static Template slot(LogField field, String name) {
		return of(field, name, (fragment) -> new SlotPart(fragment, field));
	}

	static Template http(String member, String name) {
		return member(LogField.HTTP, member, name, (fragment) -> new HttpPart(fragment, member));
	}

	/**
	 * Returns a constant field. Its name is reserved even if the value is {@code null}
	 * and the field is not written.
	 */
	static Template constant(LogField field, String name, @Nullable Object value) {
		return constant(field.fieldName(), name, value);
	}

	static Template constant(String path, String name, @Nullable Object value) {
		return new Template(path, name, null, value, List.of());
	}

	static Template object(String path, String name, List<Template> members) {
		return new Template(path, name, null, null, members);
	}

}
