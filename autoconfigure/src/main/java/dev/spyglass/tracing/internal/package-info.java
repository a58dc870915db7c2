/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Trace correlation: what Spyglass adds to Boot's tracing; not API.
 */
@NullMarked
package dev.spyglass.tracing.internal;

import org.jspecify.annotations.NullMarked;
