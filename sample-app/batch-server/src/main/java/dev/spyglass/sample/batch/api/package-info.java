/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Batches over HTTP.
 */
@NullMarked
package dev.spyglass.sample.batch.api;

import org.jspecify.annotations.NullMarked;
