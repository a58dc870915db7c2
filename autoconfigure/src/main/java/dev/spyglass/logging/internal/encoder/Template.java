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
 * One field of a schema, before renaming and leaving out.
 *
 * @param path name in the vocabulary, {@code field} or {@code field.member}; by it a user
 * renames and omits
 * @param name name in this schema
 * @param part creates what writes the field, for a field that is neither constant nor an
 * object
 * @param constant value of a field that is the same on each line
 * @param members what an object is made of
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
	 * A field whose value is not known yet, and so is on no line, still takes its name.
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
