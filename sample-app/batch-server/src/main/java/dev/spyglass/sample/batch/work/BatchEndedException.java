/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.util.Locale;

import dev.spyglass.sample.batch.store.Batch;

/**
 * A batch has ended, so that it cannot be cancelled any more.
 */
public class BatchEndedException extends RuntimeException {

	BatchEndedException(Batch batch) {
		super("The batch is " + batch.status().name().toLowerCase(Locale.ROOT) + " already");
	}

}
