/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.util.Collection;

/**
 * There is no model of that name.
 */
public class UnknownModelException extends RuntimeException {

	UnknownModelException(Collection<String> names) {
		super("must be one of " + String.join(", ", names));
	}

}
