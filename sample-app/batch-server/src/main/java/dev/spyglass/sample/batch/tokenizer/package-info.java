/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * A service downstream, and its client.
 */
@NullMarked
package dev.spyglass.sample.batch.tokenizer;

import org.jspecify.annotations.NullMarked;
