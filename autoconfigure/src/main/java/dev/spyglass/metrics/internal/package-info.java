/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Error counts, histogram bounds and descriptions of meters; not API.
 */
@NullMarked
package dev.spyglass.metrics.internal;

import org.jspecify.annotations.NullMarked;
