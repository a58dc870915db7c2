/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import dev.spyglass.vocabulary.LogField;
import org.jspecify.annotations.Nullable;

/**
 * Key of a key-value with all that is known about it beforehand.
 *
 * @param name the key as it was logged
 * @param fragment {@code ,"key":} ready to be written
 * @param slot the field that this key feeds, or {@code null} if it is the user's own
 * @param reserved whether the name is taken at the top of the line
 * @param hidden whether the redactor hides values of this key
 * @param known whether it is the only key of this name
 */
record Key(String name, byte[] fragment, @Nullable LogField slot, boolean reserved, boolean hidden, boolean known) {

	boolean is(Key other) {
		return this == other || (!(this.known && other.known) && this.name.equals(other.name));
	}

}
