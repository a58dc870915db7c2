/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Limits for the cardinality of meters; not API.
 */
@NullMarked
package dev.spyglass.metrics.internal.limit;

import org.jspecify.annotations.NullMarked;
