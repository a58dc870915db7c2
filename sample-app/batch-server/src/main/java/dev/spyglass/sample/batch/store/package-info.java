/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Batches in the database.
 */
@NullMarked
package dev.spyglass.sample.batch.store;

import org.jspecify.annotations.NullMarked;
