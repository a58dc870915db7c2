/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import dev.spyglass.vocabulary.LogField;
import org.jspecify.annotations.Nullable;

/**
 * Key of a key-value with its precomputed properties.
 *
 * @param name the key as it was logged
 * @param fragment {@code ,"key":}, ready to write
 * @param slot the field of the vocabulary that this key sets, or {@code null} for other
 * keys
 * @param reserved whether a field of the line already has this name
 * @param hidden whether the redactor hides values of this key
 * @param known whether the key is cached, so that it is the only instance with this name
 */
record Key(String name, byte[] fragment, @Nullable LogField slot, boolean reserved, boolean hidden, boolean known) {

	boolean is(Key other) {
		return this == other || (!(this.known && other.known) && this.name.equals(other.name));
	}

}
