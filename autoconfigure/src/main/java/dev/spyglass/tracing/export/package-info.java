/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

/**
 * Spans on their way out: redacted, counted, and never in the way.
 */
@NullMarked
package dev.spyglass.tracing.export;

import org.jspecify.annotations.NullMarked;
