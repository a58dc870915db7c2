/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Fingerprints errors and recognizes those seen before; not API.
 */
@NullMarked
package dev.spyglass.failure.internal;

import org.jspecify.annotations.NullMarked;
