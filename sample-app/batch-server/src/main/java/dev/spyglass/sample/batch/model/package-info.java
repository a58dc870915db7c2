/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * The model that answers prompts.
 */
@NullMarked
package dev.spyglass.sample.batch.model;

import org.jspecify.annotations.NullMarked;
