/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Fingerprints and deduplicates errors; internal, not part of the API.
 */
@NullMarked
package dev.spyglass.failure.internal;

import org.jspecify.annotations.NullMarked;
